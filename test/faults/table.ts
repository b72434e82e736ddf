/** Prints rows with the same members as a table of text. */
export const printTable = (rows: readonly Record<string, string | number>[]) => {
  const names = Object.keys(rows[0] ?? {})
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name])))]
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  console.log(lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')).join('\n'))
}
