import type { Paper } from '../papers/paper.ts'

/** What the pack is and how to check it, for whoever is handed it. */
export const readMe = (paper: Paper): string => {
  const lines = [
    ...paper.notices.map(({ text }) => `【${text}】`),
    `${paper.unit}　${[paper.kind, paper.number].filter(Boolean).join('')}`,
    paper.title,
    '',
    '本压缩包含同一份文稿的 Word 文件（.docx）、纯文本（.txt）、图片原件、附件和校验清单。',
    '文字以网站公布的为准。',
    '',
    ...paper.proof.map(([label, value]) => `${label}：${value}`),
    '',
    '一、核对文件没有损坏、没有改动',
    'Linux：sha256sum -c SHA256SUMS',
    'macOS：shasum -a 256 -c SHA256SUMS',
    'Windows（PowerShell）：Get-FileHash -Algorithm SHA256 文件名，与 SHA256SUMS 中的一行比对',
    '',
    '二、核对文字与网站公布的一致',
    '打开上面的核验网址，或在网站“核验”页输入核验码；页面显示的摘要值应与本文件所列相同。',
    '摘要值对应文稿的文字和附件本身，不是本压缩包里某一个文件的校验值。',
    '',
    'This archive holds one official statement: its text as DOCX and plain text, its pictures and attachments, and SHA-256 sums of every file. The published page is authoritative; check the code above on it.',
  ]
  return `\uFEFF${lines.join('\n')}\n`.replace(/\n/g, '\r\n')
}
