import type { Words } from '../language.ts'

/** What the page of microblogs and statements says. */
export const words = {
  title: { zh: '政务微博', en: 'Microblog' },
  intro: {
    zh: '各账号发布的内容读到即存档，文中有文稿网址的自动对应。对不上的在这里人工对应。',
    en: 'What the accounts post is archived as it is read, and linked to a statement where its address stands in the post. The rest is linked here by hand.',
  },
  accounts: { zh: '账号', en: 'Accounts' },
  noAccounts: {
    zh: '还没有登记账号。由系统管理员登记。',
    en: 'No account is registered yet. The system administrator does that.',
  },
  manage: { zh: '登记和修改账号', en: 'Register and edit accounts' },
  all: { zh: '全部存档', en: 'All archived posts' },
  posts: { zh: '没有对应文稿的微博', en: 'Posts without a statement' },
  postsNone: {
    zh: '每一条微博都有了着落。',
    en: 'Every post has its place.',
  },
  statements: { zh: '没有微博的文稿', en: 'Statements without a post' },
  statementsNone: {
    zh: '已发布的文稿都有微博。',
    en: 'Every released statement has a post.',
  },
  original: { zh: '原帖', en: 'Original' },
  firstSeen: { zh: '首次见到', en: 'first seen' },
  link: { zh: '对应到文稿', en: 'Link to a statement' },
  linkThis: { zh: '对应到这一份', en: 'Link to this one' },
  aside: { zh: '不需对应', en: 'Set aside' },
  close: { zh: '先不对应', en: 'Not now' },
  search: { zh: '按标题或编号查找', en: 'Find by title or number' },
  searchNone: { zh: '没有找到已发布的文稿。', en: 'No released statement found.' },
  ownUnit: { zh: '只列出您所在单位发布的文稿。', en: 'Only statements issued by your own unit are listed.' },
  linked: { zh: '已对应，网站随后更新。', en: 'Linked; the site follows in a moment.' },
  setAside: { zh: '已放到一边。', en: 'Set aside.' },
  more: { zh: '更早的', en: 'Earlier ones' },
  page: { zh: '网页', en: 'Page' },
  draft: { zh: '文稿', en: 'Statement' },
  pictureOnly: { zh: '（没有文字，只有图片或视频）', en: '(No words; pictures or video only)' },
  failed: { zh: '没有办成，请稍后再试。', en: 'That did not work. Try again in a moment.' },
  toMatch: { zh: '没有对应的微博和文稿', en: 'Posts and statements without each other' },
} as const satisfies Record<string, Words>
