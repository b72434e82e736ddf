import type { Words } from '../language.ts'
import { roles } from '../roles.ts'

const guest: Words = { zh: '外单位', en: 'Another unit' }
const system: Words = { zh: '系统', en: 'System' }

/** In what duty something was done, as the journal has it. */
export const dutyOf = (role: string | undefined): Words =>
  role && role in roles ? roles[role as keyof typeof roles] : role === 'guest' ? guest : system
