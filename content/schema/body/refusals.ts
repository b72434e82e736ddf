/** What is refused, by type of syntax-tree node: what it is and what to do instead. */
const refusals: Record<string, string> = {
  html: '正文里不能写 HTML；要显示尖括号请写 \\<',
  mdxjsEsm: '正文里不能写 import 或 export',
  mdxFlowExpression: '正文里不能写 {表达式}；要显示花括号请写 \\{',
  mdxTextExpression: '正文里不能写 {表达式}；要显示花括号请写 \\{',
  mdxJsxFlowElement: '<Figure/>、<Attachment/>、<Update/> 要独占一行，不放在列表、引文或表格里',
  image: '图片请先上传，再写 <Figure file="…" alt="…"/>',
  imageReference: '图片请先上传，再写 <Figure file="…" alt="…"/>',
  definition: '不能写链接定义或脚注；链接请写成 [文字](https://…)',
  linkReference: '不能引用链接定义；链接请写成 [文字](https://…)',
  footnoteDefinition: '不能写脚注；请把说明写进正文',
  footnoteReference: '不能写脚注；请把说明写进正文',
  thematicBreak: '不用分隔线；请用小标题分节',
  delete: '不能用删除线；更正请走“更正”流程',
  heading: '标题不放在列表或引文里',
  code: '代码块不放在列表或引文里',
  table: '表格不放在列表或引文里',
  blockquote: '引文不放在列表或引文里',
  list: '列表不放在引文里',
  paragraph: '一个列表项里，文字写在前面，下级列表写在后面',
}

export const refusalOf = (node: { type: string; name?: string | null }): string => {
  if (node.type === 'mdxJsxTextElement') return jsxInText(node.name)
  return refusals[node.type] ?? `正文里不能用这种写法（${node.type}）`
}

const jsxInText = (name: string | null | undefined) =>
  /^(Figure|Attachment|Update)$/.test(name ?? '')
    ? `<${name}/> 要独占一行，前后空一行`
    : `正文里不能用 <${name ?? ''}> 标签；要显示尖括号请写 \\<`
