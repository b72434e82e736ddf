import { asJpeg, colours } from './paper.ts'

const hair = {
  short: '<path d="M196 236 Q190 120 300 116 Q410 120 404 236 Q396 176 350 168 Q276 178 228 168 Q202 186 196 236 Z"/>',
  long: '<path d="M186 330 Q166 112 300 110 Q434 112 414 330 Q404 372 380 330 Q400 210 352 172 Q290 196 236 176 Q200 214 220 330 Q198 372 186 330 Z"/>',
} as const

/** An abstract head and shoulders in three flat colours: a place for a photograph, the likeness of nobody. */
export const portrait = (cut: keyof typeof hair): Promise<Buffer> =>
  asJpeg({
    width: 600,
    height: 720,
    parts: [
      `<rect width="600" height="720" fill="${colours.pale}"/>`,
      `<path d="M60 720 Q70 520 300 500 Q530 520 540 720 Z" fill="${colours.accent}"/>`,
      `<path d="M250 400 h100 v90 q-50 60 -100 0 Z" fill="#e4d9c4"/>`,
      `<ellipse cx="300" cy="290" rx="100" ry="132" fill="${colours.paper}"/>`,
      `<g fill="${colours.ink}">${hair[cut]}</g>`,
    ],
  })
