/** Windows keeps these for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name that every file system takes and nobody misreads: letters, digits and plain punctuation, at most `most` characters;
 * no path, no direction mark, no emoji, no dot or space at an end.
 */
export const safeName = (text: string, most = 60): string => {
  const kept = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\p{Script=Han} ._\-—()（）〔〕《》“”、，。：；！？·]/gu, ' ')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/g, ' ')
  const cut = [...kept].slice(0, most).join('')
  const trimmed = cut.replace(/^[ .]+|[ .]+$/g, '')
  return reserved.test(trimmed) ? `_${trimmed}` : trimmed || '未命名'
}

/** `name.ext` → a safe name with its ending kept. */
export const safeFileName = (name: string, most = 60): string => {
  const [, stem = name, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/su.exec(name) ?? []
  return safeName(stem, most) + ending.toLowerCase()
}

/** The same names apart, whatever their case: `a.png`, `a-2.png`. */
export const apart = (names: readonly string[]): string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/su.exec(name) ?? []
    let given = name
    for (let count = 2; taken.has(given.toLowerCase()); count += 1) given = `${stem}-${count}${ending}`
    taken.add(given.toLowerCase())
    return given
  })
}
