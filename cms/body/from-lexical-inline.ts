import type { PhrasingContent } from 'mdast'
import type { BodyIssue } from '../../content/schema/body.ts'
import { cleanText } from '../../content/schema/clean-text.ts'
import type { Words } from '../language.ts'
import { formatBits } from './lexical.ts'
import { childrenOf, objectOf, type Saved, textOf } from './saved-state.ts'

const inlineTypes = ['text', 'tab', 'linebreak', 'link', 'autolink']
export const isInline = (node: Saved) => inlineTypes.includes(String(node.type))

/** Running text of the editor as Markdown's; marks are put in order when the tree is brought into normal form. */
export const phrasingOf = (nodes: Saved[], issues: BodyIssue[]): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'text':
      case 'tab':
        return marked(node, issues)
      case 'linebreak':
        return [{ type: 'break' }]
      case 'link':
      case 'autolink': {
        const fields = objectOf(node.fields)
        if (fields.linkType === 'internal')
          return refuse(
            {
              zh: '链接请填完整网址，不能选站内文档',
              en: 'enter a full address; a link does not point to a document of the back office',
            },
            issues,
          )
        return [{ type: 'link', url: textOf(fields.url), children: phrasingOf(childrenOf(node), issues) as never }]
      }
      default:
        return refuse(
          {
            zh: `文字里不能放这种内容（${String(node.type)}）；请删去`,
            en: `this has no place in running text (${String(node.type)}); delete it`,
          },
          issues,
        )
    }
  })

const marked = (node: Saved, issues: BodyIssue[]): PhrasingContent[] => {
  const format = typeof node.format === 'number' ? node.format : 0
  const known = formatBits.strong | formatBits.emphasis | formatBits.code
  const value = cleanText(textOf(node.text))
  if (format & ~known)
    return refuse(
      {
        zh: `只能用加粗、斜体和行内代码；请去掉“${value.slice(0, 20)}”的其他格式`,
        en: `only bold, italic and inline code; take other formats off “${value.slice(0, 20)}”`,
      },
      issues,
    )
  return value.split('\n').flatMap((line, index): PhrasingContent[] => {
    const leaf: PhrasingContent = { type: format & formatBits.code ? 'inlineCode' : 'text', value: line }
    const slanted: PhrasingContent = format & formatBits.emphasis ? { type: 'emphasis', children: [leaf] } : leaf
    const strong: PhrasingContent = format & formatBits.strong ? { type: 'strong', children: [slanted] } : slanted
    return index ? [{ type: 'break' }, strong] : [strong]
  })
}

const refuse = (message: Words, issues: BodyIssue[]): never[] => {
  issues.push({ message })
  return []
}
