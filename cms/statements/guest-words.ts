import type { Words } from '../language.ts'

/** What the guest's page says besides the text itself. */
export const words = {
  invited: { zh: '邀请人', en: 'Invited by' },
  until: { zh: '有效期至', en: 'Valid until' },
  once: { zh: '链接只能用一次', en: 'the link works once' },
  edition: { zh: '版次', en: 'Edition' },
  since: { zh: '与贵单位上次看到的相比', en: 'What changed since your unit last saw it' },
  first: { zh: '这份文稿是第一次发给贵单位。', en: 'This text has not been sent to your unit before.' },
  lost: { zh: '当时的文字已经找不到，请通读全文。', en: 'The earlier text cannot be shown; please read all of it.' },
  sameText: {
    zh: '标题、摘要、要素、正文和附件与当时一字不差。',
    en: 'Title, summary, elements, body and attachments are word for word the same.',
  },
  page: { zh: '看发布后的网页效果', en: 'See it as the public page' },
  files: { zh: '附件', en: 'Attachments' },
  digest: { zh: '这一版文字的摘要值（SHA-256）', en: 'Digest of this text (SHA-256)' },
  digestNote: {
    zh: '您的确认只对应这一版文字；改一个字，摘要值就不同，确认随之失效，会请您重新确认。',
    en: 'Your confirmation holds for exactly this text. If one character changes, the digest changes and you are asked again.',
  },
  say: { zh: '对这一段提意见', en: 'Comment on this paragraph' },
  sayOf: { zh: '对“#”的意见', en: 'Comment on “#”' },
  sayLabel: { zh: '对第 # 段的意见', en: 'Comment on paragraph #' },
  decide: { zh: '办理', en: 'Your decision' },
  name: { zh: '姓名', en: 'Name' },
  post: { zh: '职务', en: 'Post' },
  phone: { zh: '办公电话', en: 'Office phone' },
  comment: { zh: '意见', en: 'Comment' },
  commentNote: { zh: '（退回时必填，最多 1000 字）', en: '(required when you return the text; 1,000 characters)' },
  personal: {
    zh: '姓名、职务、电话只留在内部记录，不会公开。',
    en: 'Name, post and phone stay in the internal record and are never published.',
  },
  confirm: { zh: '确认这一版文字', en: 'Confirm this text' },
  return: { zh: '退回修改', en: 'Return for changes' },
  refused: { zh: '没有提交成功，请看下面', en: 'This was not sent; please see below' },
  colleague: {
    zh: '贵单位已有同事确认了这一版文字；您不必再确认，发现问题仍可退回。',
    en: 'A colleague of your unit has confirmed this text. You need not confirm again; you can still return it.',
  },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  returned: { zh: '已退回', en: 'Returned' },
  unit: { zh: '单位', en: 'Unit' },
  by: { zh: '办理人', en: 'Person' },
  time: { zh: '时间', en: 'Time' },
  text: { zh: '文稿', en: 'Text' },
  paragraphs: { zh: '逐段意见', en: 'Comments on paragraphs' },
  nextConfirmed: {
    zh: '您的确认已经记录。接下来由发布单位完成审核、保密审查和签发，签发后公开发布，页面上写明贵单位已协商确认，不出现您的姓名。文字若有改动，会请您重新确认。',
    en: 'Your confirmation is recorded. The issuing bureau now reviews, clears and signs the text; the public page will say that your unit confirmed it and will not name you. If the text changes, you will be asked again.',
  },
  nextReturned: {
    zh: '您的意见已经送到起草单位。文稿回到草稿，改好后会再请您确认。',
    en: 'Your comments went to the unit that wrote the text. It is a draft again; you will be asked once it has been changed.',
  },
  keep: {
    zh: '请打印或保存本页，作为办理凭据。本页关闭后不能再打开。',
    en: 'Print or save this page as your receipt; it cannot be opened again.',
  },
} as const satisfies Record<string, Words>

export const how = {
  confirm: { zh: '当时已确认', en: 'you confirmed it then' },
  return: { zh: '当时已退回', en: 'you returned it then' },
  invite: { zh: '当时受邀确认', en: 'you were invited then' },
} as const satisfies Record<string, Words>

/** Names of the form's fields, for refusals. */
export const fieldNames: Record<string, Words> = {
  name: words.name,
  post: words.post,
  phone: words.phone,
  comment: words.comment,
}
