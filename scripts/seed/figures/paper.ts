import sharp from 'sharp'

export const colours = {
  ink: '#22302f',
  quiet: '#5c6a69',
  accent: '#1c5a62',
  pale: '#c9dcdc',
  rule: '#d9d3c4',
  paper: '#f7f4ec',
  mild: '#7fa5a7',
} as const

/** Narrow, so that the words are readable on a phone; drawn at twice the size. */
export const width = 680

type Sheet = { height: number; parts: string[]; width?: number }
const svg = ({ height, parts, width: wide = width }: Sheet) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${height}"><rect width="100%" height="100%" fill="${colours.paper}"/>${parts.join('')}</svg>`,
  )

export const asPng = (sheet: Sheet): Promise<Buffer> =>
  sharp(svg(sheet), { density: 144 }).png({ palette: true, colours: 32, compressionLevel: 9 }).toBuffer()
export const asJpeg = (sheet: Sheet): Promise<Buffer> =>
  sharp(svg(sheet)).jpeg({ quality: 82, mozjpeg: true }).toBuffer()
