import type { Release } from '../content/schema/release.ts'
import type { Role } from './roles.ts'

/**
 * Who may let a record of which kind cross to the public side. `system`: by no person's act, within the domain's own rules
 * (a signature whose time has come; what a registered account has posted).
 */
export const releasing: Record<Release['recordKind'], readonly (Role | 'system')[]> = {
  statement: ['signer', 'system'],
  bureau: ['admin'],
  topic: ['editor', 'admin'],
  'microblog-post': ['system', 'editor', 'spokesperson', 'signer'],
}

export const mayRelease = (kind: Release['recordKind'], role: string): boolean =>
  releasing[kind].some((name) => name === role)
