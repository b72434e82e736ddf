import type { Blockquote, Heading, Paragraph, PhrasingContent, RootContent } from 'mdast'

/** What papers add around a body, in the same terms as the body. */
export const said = (value: string): PhrasingContent => ({ type: 'text', value })
export const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [said(value)] })
export const heading = (value: string): Heading => ({ type: 'heading', depth: 2, children: [said(value)] })
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })

/** Plain text of several paragraphs. */
export const paragraphs = (text: string | undefined): Paragraph[] =>
  (text ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph(said(line)))

export const quote = (text: string): Blockquote => ({ type: 'blockquote', children: paragraphs(text) })

/** A part under its heading; nothing where the part is empty. */
export const part = (title: string, blocks: readonly RootContent[]): RootContent[] =>
  blocks.length ? [heading(title), ...blocks] : []
