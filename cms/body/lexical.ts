/** Shapes of the editor's saved state that a body may hold, as Payload's Lexical editor writes them. */
export type LexicalNode = { type: string; version: number; [member: string]: unknown }
export type LexicalElement = LexicalNode & { children: LexicalNode[] }
export type LexicalState = { root: LexicalElement }

/** Bits of a text's `format`. Underline, strike-through and the rest have no place in the record. */
export const formatBits = { strong: 1, emphasis: 2, code: 16 } as const

export const element = (type: string, children: LexicalNode[], more: Record<string, unknown> = {}): LexicalElement => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  ...more,
  children,
})

export const paragraph = (children: LexicalNode[], format = ''): LexicalElement => {
  const textFormat = children.find(({ type }) => type === 'text')?.format ?? 0
  return element('paragraph', children, { format, textFormat, textStyle: '' })
}

export const text = (value: string, format: number): LexicalNode => ({
  type: 'text',
  version: 1,
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text: value,
})

export const lineBreak = (): LexicalNode => ({ type: 'linebreak', version: 1 })

/** A block's id only has to be unique in its document; counted, it makes the mapping repeatable. */
export const block = (index: number, fields: Record<string, string>): LexicalNode => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: index.toString(16).padStart(24, '0'), blockName: '', ...fields },
})
