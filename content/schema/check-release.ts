import type { Root } from 'mdast'
import { type ParsedBody, parseBody } from './body.ts'
import { digestOf, type Json } from './digest.ts'
import { kinds } from './kinds.ts'
import { digestOfPost, type MicroblogRelease } from './microblog-post.ts'
import { type Release, release, type TextRelease } from './release.ts'
import { presentSection } from './section-names.ts'

/** What is wrong with a release: `at` is the path of the member, as in `statement.fields.facts`. */
export type ReleaseIssue = { at: string; message: string }
export type CheckedRelease = { ok: true; release: Release; tree?: Root } | { ok: false; issues: ReleaseIssue[] }

/** The gate at the border: shape, text, digest and the members that must agree. Returns every issue it can see. */
export const checkRelease = (given: unknown): CheckedRelease => {
  const parsed = release.safeParse(given)
  if (!parsed.success) {
    return { ok: false, issues: parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), message })) }
  }
  if (parsed.data.recordKind === 'microblog-post') return checkPost(parsed.data)
  if (!('statement' in parsed.data)) return { ok: true, release: parsed.data }
  const body = parseBody(parsed.data.statement.body ?? '')
  const issues = [...bodyIssues(parsed.data, body), ...memberIssues(parsed.data)]
  if (issues.length || !body.ok) return { ok: false, issues }
  return { ok: true, release: parsed.data, ...(body.body && { tree: body.tree }) }
}

const checkPost = (given: MicroblogRelease): CheckedRelease => {
  const digest = given.act === 'withdraw' ? given.digest : digestOfPost(given)
  const issues = issue(digest !== given.digest, 'digest', `内容的摘要值是 ${digest}，放行的是 ${given.digest}`)
  return issues.length ? { ok: false, issues } : { ok: true, release: given }
}

const bodyIssues = ({ statement, files }: TextRelease, parsed: ParsedBody): ReleaseIssue[] => {
  if (!parsed.ok) return parsed.issues.map(({ message }) => ({ at: 'statement.body', message: message.zh }))
  const named = [...parsed.figures, ...parsed.attachments]
  const attached = statement.attachments ?? []
  const known = new Set(files.map(({ sha256 }) => sha256))
  return [
    ...issue(parsed.body !== (statement.body ?? ''), 'statement.body', '正文不是规范形式'),
    ...issue(
      attached.join() !== [...new Set([...attached, ...named])].sort().join(),
      'statement.attachments',
      '应当是全部附件和插图的 SHA-256，排序且不重复',
    ),
    ...issue(
      attached.some((sha256) => !known.has(sha256)),
      'files',
      '缺少附件或插图的文件说明',
    ),
  ]
}

const memberIssues = (given: TextRelease): ReleaseIssue[] => {
  const { statement } = given
  const digest = digestOf(statement as unknown as Json)
  const { section } = kinds[statement.kind]
  return [
    ...issue(digest !== given.digest, 'digest', `正文的摘要值是 ${digest}，批准的是 ${given.digest}`),
    ...issue(section !== presentSection(given.section), 'section', `应当是 ${section}`),
    ...issue((statement.kind === 'transcript') !== (given.transcript === true), 'transcript', '只有发布会实录写 true'),
    ...issue(statement.title !== given.title, 'title', '与批准的题目不一致'),
    ...issue(statement.issuingUnit !== given.issuingUnit.code, 'issuingUnit.code', '与批准的发布单位不一致'),
  ]
}

const issue = (wrong: boolean, at: string, message: string): ReleaseIssue[] => (wrong ? [{ at, message }] : [])
