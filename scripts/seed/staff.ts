import type { Role } from '../../cms/roles.ts'

type Person = { mailbox: string; name: string; role: Role; unit: string; heads?: true }

/**
 * The demo people (docs/contract.md), one duty each, so that four eyes need four sign-ins. A unit can only speak through an
 * editor of its own: the office, the exam centre and the job centre have one besides. Nobody here is named in a published
 * text, not even as a speaker, so that a name in the record always shows a leak.
 */
export const staff: Person[] = [
  { mailbox: 'monitor', name: '林知微', role: 'monitor', unit: 'YP-OFFICE' },
  { mailbox: 'analyst', name: '周以宁', role: 'analyst', unit: 'YP-OFFICE' },
  { mailbox: 'handler', name: '陈砚秋', role: 'handler', unit: 'YP-SI', heads: true },
  { mailbox: 'editor', name: '苏明禾', role: 'editor', unit: 'YP-SI' },
  { mailbox: 'handler2', name: '梁树声', role: 'handler', unit: 'YP-LABOUR', heads: true },
  { mailbox: 'editor2', name: '许青禾', role: 'editor', unit: 'YP-LABOUR' },
  { mailbox: 'editor3', name: '温朗月', role: 'editor', unit: 'YP-OFFICE' },
  { mailbox: 'editor4', name: '卢映川', role: 'editor', unit: 'YP-EXAM', heads: true },
  { mailbox: 'editor5', name: '钟予安', role: 'editor', unit: 'YP-JOBS', heads: true },
  { mailbox: 'reviewer', name: '沈怀谨', role: 'reviewer', unit: 'YP-OFFICE' },
  { mailbox: 'secrecy', name: '罗守默', role: 'secrecy', unit: 'YP-OFFICE' },
  { mailbox: 'signer', name: '顾长宁', role: 'signer', unit: 'YP-OFFICE' },
  { mailbox: 'signer2', name: '唐予策', role: 'signer', unit: 'YP-OFFICE' },
  { mailbox: 'spokesperson', name: '叶闻舟', role: 'spokesperson', unit: 'YP-OFFICE', heads: true },
  { mailbox: 'liaison', name: '何苇杭', role: 'liaison', unit: 'YP-MED', heads: true },
  { mailbox: 'inspector', name: '江望舒', role: 'inspector', unit: 'YP-OFFICE' },
  { mailbox: 'admin', name: '秦维墨', role: 'admin', unit: 'YP-OFFICE' },
  { mailbox: 'security', name: '谢安澜', role: 'security', unit: 'YP-OFFICE' },
  { mailbox: 'auditor', name: '方既明', role: 'auditor', unit: 'YP-OFFICE' },
]
