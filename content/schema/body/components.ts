import type { MdxJsxFlowElement } from 'mdast-util-mdx'
import { cleanText } from '../clean-text.ts'
import type { Words } from '../words.ts'
import { type BodyIssue, refuse } from './issue.ts'

/** An attribute's normal value, or undefined where the value is refused. */
type Attribute = { required: boolean; hint: Words; read: (value: string) => string | undefined }

const words: Attribute['read'] = (value) => (value.length <= 500 ? value : undefined)
const sha256: Attribute['read'] = (value) => (/^[0-9a-f]{64}$/.test(value) ? value : undefined)
const instant: Attribute['read'] = (value) => {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) ? new Date(value) : undefined
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined
}

const file = {
  required: true,
  hint: {
    zh: '已上传文件的 SHA-256，64 位小写十六进制',
    en: 'the SHA-256 of an uploaded file, 64 lower-case hex digits',
  },
  read: sha256,
}

/** Components a body may hold, each alone on its line at top level, with their attributes in the order of writing. */
export const components = {
  Figure: {
    file,
    alt: {
      required: true,
      hint: {
        zh: '一句话说明图片内容，不超过 500 字',
        en: 'what the picture shows, in one sentence of at most 500 characters',
      },
      read: words,
    },
    caption: {
      required: false,
      hint: { zh: '图注，不超过 500 字', en: 'a caption of at most 500 characters' },
      read: words,
    },
  },
  Attachment: { file },
  /** Starts a dated update of a statement; written by the system. */
  Update: {
    at: {
      required: true,
      hint: { zh: 'UTC 时间，例如 2026-11-23T02:00:00Z', en: 'a UTC time such as 2026-11-23T02:00:00Z' },
      read: instant,
    },
  },
} as const satisfies Record<string, Record<string, Attribute>>

export type Component =
  | { name: 'Figure'; file: string; alt: string; caption?: string }
  | { name: 'Attachment'; file: string }
  | { name: 'Update'; at: string }

/** Reads a component of a normal tree. */
export const readComponent = (node: MdxJsxFlowElement): Component =>
  Object.fromEntries([
    ['name', node.name],
    ...node.attributes.map((attribute) => ('name' in attribute ? [attribute.name, attribute.value] : [])),
  ]) as Component

export const componentNode = ({ name, ...values }: Component): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: Object.entries(values).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
  children: [],
})

/** Checks a component as it was written and returns its normal form. */
export const normalComponent = (node: MdxJsxFlowElement, issues: BodyIssue[]): MdxJsxFlowElement[] => {
  const refused = (message: Words) => refuse(node, issues, message)
  const name = node.name as Component['name']
  if (!Object.hasOwn(components, name ?? '')) {
    const known = Object.keys(components).map((each) => `<${each} …/>`)
    return refused({
      zh: `正文里不能用 <${node.name ?? ''}>；只认 ${known.join('、')}`,
      en: `<${node.name ?? ''}> is not used in a body; only ${known.join(', ')}`,
    })
  }
  if (node.children.length > 0)
    return refused({
      zh: `<${name}> 里面不能再写内容；写成 <${name} …/>`,
      en: `<${name}> has nothing inside; write <${name} …/>`,
    })

  const written = new Map<string, string>()
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      return refused({
        zh: `<${name}> 的属性只能是引号里的文字，例如 file="…"；不能用表达式`,
        en: `attributes of <${name}> are quoted text such as file="…", no expressions`,
      })
    }
    if (written.has(attribute.name))
      return refused({
        zh: `<${name}> 的 ${attribute.name} 写了两次；留一个`,
        en: `${attribute.name} of <${name}> is written twice; keep one`,
      })
    written.set(attribute.name, cleanText(attribute.value).replace(/\s+/g, ' ').trim())
  }

  const allowed: Record<string, Attribute> = components[name]
  const unknown = [...written.keys()].find((key) => !Object.hasOwn(allowed, key))
  if (unknown)
    return refused({
      zh: `<${name}> 没有 ${unknown} 属性；只认 ${Object.keys(allowed).join('、')}`,
      en: `<${name}> has no attribute ${unknown}; only ${Object.keys(allowed).join(', ')}`,
    })

  const values: [string, string][] = []
  for (const [key, { required, hint, read }] of Object.entries(allowed)) {
    const given = written.get(key)
    if (!given && !required) continue
    const value = given ? read(given) : undefined
    if (!given && key === 'file') return refused(unchosen[name as 'Figure' | 'Attachment'])
    if (!value)
      return refused({
        zh: `<${name}> 的 ${key} ${given ? '不对' : '没有写'}：${hint.zh}`,
        en: `${key} of <${name}> is ${given ? 'wrong' : 'missing'}: ${hint.en}`,
      })
    values.push([key, value])
  }
  return [componentNode({ name, ...Object.fromEntries(values) } as Component)]
}

const unchosen: Record<'Figure' | 'Attachment', Words> = {
  Figure: {
    zh: '有一处图片还没有选文件；请选一张，或者删去这一处',
    en: 'a figure has no file (file=) yet; choose one, or remove it',
  },
  Attachment: {
    zh: '有一处附件还没有选文件；请选一份，或者删去这一处',
    en: 'an attachment has no file (file=) yet; choose one, or remove it',
  },
}
