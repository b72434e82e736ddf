import { unzipSync, type Zippable, zipSync } from 'fflate'
import { wallTime } from './times.ts'

/** Relationship names are drawn at random by the library; here they count up, in the order of the file that declares them. */
const steadyNames = (parts: Map<string, string>): void => {
  for (const [path, declared] of parts) {
    const [, folder = '', name = ''] = /^(.*)_rels\/(.+)\.rels$/.exec(path) ?? []
    const part = parts.get(folder + name)
    if (!name || part === undefined) continue
    const names = [...new Set([...declared.matchAll(/\bId="([^"]+)"/g)].map(([, id]) => id as string))]
    const steady = new Map(names.map((id, index) => [id, `r${index + 1}`]))
    const renamed = (xml: string) =>
      xml.replace(/\b(Id|r:id|r:embed|r:link)="([^"]+)"/g, (whole, key, id) =>
        steady.has(id) ? `${key}="${steady.get(id)}"` : whole,
      )
    parts.set(path, renamed(declared))
    parts.set(folder + name, renamed(part))
  }
}

/** What stands in for a face that is not there: its other names, and that it has serifs. The library lists embedded faces only. */
const standIns = [
  { name: '宋体', others: 'SimSun', family: 'roman' },
  { name: '仿宋', others: 'FangSong', family: 'roman' },
  { name: '楷体', others: 'KaiTi', family: 'roman' },
  { name: '黑体', others: 'SimHei', family: 'swiss' },
]
const fontTable = standIns
  .map(
    ({ name, others, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')

/** The same paper gives the same bytes: no clock, no chance in the file. */
export const steadyDocx = (made: Uint8Array, at: Date): Buffer => {
  const files = unzipSync(made)
  const decoder = new TextDecoder()
  const parts = new Map(
    Object.entries(files).flatMap(([path, data]) =>
      /\.(xml|rels)$/.test(path) ? [[path, decoder.decode(data)] as const] : [],
    ),
  )
  steadyNames(parts)
  const core = parts.get('docProps/core.xml')
  if (core)
    parts.set('docProps/core.xml', core.replace(/>\d{4}-\d\d-\d\dT[\d:.]+Z</g, `>${at.toISOString().slice(0, 19)}Z<`))
  const fonts = parts.get('word/fontTable.xml')
  if (fonts) parts.set('word/fontTable.xml', fonts.replace(/(<w:fonts\b[^>]*)\/>/, `$1>${fontTable}</w:fonts>`))
  const mtime = wallTime(at)
  const encoder = new TextEncoder()
  const zipped: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, data]) => {
      const text = parts.get(path)
      return [path, [text === undefined ? data : encoder.encode(text), { mtime, os: 0 }]]
    }),
  )
  return Buffer.from(zipSync(zipped))
}
