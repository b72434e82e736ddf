import sharp from 'sharp'

const ink = '#22302f'
const accent = '#1c5a62'
const paper = '#f7f4ec'
const step = 300

/** Digits as strokes: a machine without Chinese or any fonts draws the same picture. */
const digits = [
  'M-6 -9 L0 -14 L0 14',
  'M-9 -8 Q-8 -14 0 -14 Q9 -14 9 -6 Q9 0 -9 14 L10 14',
  'M-9 -11 Q-6 -14 0 -14 Q8 -14 8 -7 Q8 0 -2 0 Q9 0 9 7 Q9 14 0 14 Q-6 14 -9 10',
  'M4 14 L4 -14 L-10 6 L10 6',
]
/** Telephone, form, card, tick: what happens at each step. */
const icons = [
  '<rect x="-30" y="-52" width="60" height="104" rx="10"/><path d="M-10 -38 H10 M-4 38 H4"/>',
  '<path d="M-36 -50 H18 L38 -30 V50 H-36 Z M18 -50 V-30 H38 M-20 -10 H22 M-20 10 H22 M-20 30 H4"/>',
  '<rect x="-60" y="-38" width="120" height="76" rx="10"/><rect x="-44" y="-16" width="28" height="22" rx="4"/><path d="M-44 22 H44 M0 -16 H44 M0 0 H24"/>',
  '<circle r="50"/><path d="M-24 2 L-6 20 L26 -16"/>',
]

const place = (index: number) => {
  const x = step / 2 + index * step
  return `<g transform="translate(${x} 115)">${icons[index]}</g>
<g transform="translate(${x} 240)"><circle r="30" fill="${accent}" stroke="none"/><path d="${digits[index]}" stroke="${paper}"/></g>`
}
const arrow = (index: number) => {
  const x = (index + 1) * step
  return `<path d="M${x - 42} 115 H${x + 38} M${x + 20} 97 L${x + 38} 115 L${x + 20} 133" stroke="${accent}"/>`
}

/** Four steps from left to right, as a PNG. */
export const fourSteps = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${4 * step}" height="300">
<rect width="100%" height="100%" fill="${paper}"/>
<g fill="none" stroke="${ink}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
${[0, 1, 2, 3].map(place).join('\n')}
${[0, 1, 2].map(arrow).join('\n')}
</g></svg>`),
  )
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
