const pairsOf = (text: string): Set<string> => {
  const signs = Array.from(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`))
}

/** Share of the neighbouring characters of a title that a text has too, 0 to 1. Good enough to order a short list by. */
export const likeness = (title: string, text: string): number => {
  const [sought, found] = [pairsOf(title), pairsOf(text)]
  return sought.size === 0 ? 0 : [...sought].filter((pair) => found.has(pair)).length / sought.size
}
