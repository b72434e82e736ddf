import type { Words } from '../words.ts'

/** What is refused, by type of syntax-tree node: what it is and what to do instead. */
const refusals: Record<string, Words> = {
  html: {
    zh: '正文里不能写 HTML；要显示尖括号请写 \\<',
    en: 'HTML is not written in a body; write \\< to show an angle bracket',
  },
  mdxjsEsm: { zh: '正文里不能写 import 或 export', en: 'import and export are not written in a body' },
  mdxFlowExpression: {
    zh: '正文里不能写 {表达式}；要显示花括号请写 \\{',
    en: '{expressions} are not written in a body; write \\{ to show a brace',
  },
  mdxTextExpression: {
    zh: '正文里不能写 {表达式}；要显示花括号请写 \\{',
    en: '{expressions} are not written in a body; write \\{ to show a brace',
  },
  mdxJsxFlowElement: {
    zh: '<Figure/>、<Attachment/>、<Update/> 要独占一行，不放在列表、引文或表格里',
    en: '<Figure/>, <Attachment/> and <Update/> stand on a line of their own, not in a list, quotation or table',
  },
  image: {
    zh: '图片请先上传，再写 <Figure file="…" alt="…"/>',
    en: 'upload the picture first, then write <Figure file="…" alt="…"/>',
  },
  imageReference: {
    zh: '图片请先上传，再写 <Figure file="…" alt="…"/>',
    en: 'upload the picture first, then write <Figure file="…" alt="…"/>',
  },
  definition: {
    zh: '不能写链接定义或脚注；链接请写成 [文字](https://…)',
    en: 'no link definitions or footnotes; write a link as [words](https://…)',
  },
  linkReference: {
    zh: '不能引用链接定义；链接请写成 [文字](https://…)',
    en: 'no references to link definitions; write a link as [words](https://…)',
  },
  footnoteDefinition: { zh: '不能写脚注；请把说明写进正文', en: 'no footnotes; put the note into the text' },
  footnoteReference: { zh: '不能写脚注；请把说明写进正文', en: 'no footnotes; put the note into the text' },
  thematicBreak: { zh: '不用分隔线；请用小标题分节', en: 'no rules; divide with headings' },
  delete: {
    zh: '不能用删除线；更正请走“更正”流程',
    en: 'no strike-through; a released text is put right by “Correct”',
  },
  heading: { zh: '标题不放在列表或引文里', en: 'no headings inside lists or quotations' },
  code: { zh: '代码块不放在列表或引文里', en: 'no code blocks inside lists or quotations' },
  table: { zh: '表格不放在列表或引文里', en: 'no tables inside lists or quotations' },
  blockquote: { zh: '引文不放在列表或引文里', en: 'no quotations inside lists or quotations' },
  list: { zh: '列表不放在引文里', en: 'no lists inside quotations' },
  paragraph: {
    zh: '一个列表项里，文字写在前面，下级列表写在后面',
    en: 'in a list item the words come first, the list below them last',
  },
}

export const refusalOf = (node: { type: string; name?: string | null }): Words => {
  if (node.type === 'mdxJsxTextElement') return jsxInText(node.name)
  return (
    refusals[node.type] ?? {
      zh: `正文里不能用这种写法（${node.type}）`,
      en: `this is not used in a body (${node.type})`,
    }
  )
}

const jsxInText = (name: string | null | undefined): Words =>
  /^(Figure|Attachment|Update)$/.test(name ?? '')
    ? {
        zh: `<${name}/> 要独占一行，前后空一行`,
        en: `<${name}/> stands on a line of its own, with an empty line before and after`,
      }
    : {
        zh: `正文里不能用 <${name ?? ''}> 标签；要显示尖括号请写 \\<`,
        en: `the tag <${name ?? ''}> is not used in a body; write \\< to show an angle bracket`,
      }
