/** Where a mention was found (R5.1). The list names the usual ones; a bureau may use words of its own. */
export const sourceKinds = {
  'official-site': { zh: '官方网站', en: 'Official site' },
  mailbox: { zh: '网站信箱', en: 'Site mailbox' },
  hotline: { zh: '热线电话', en: 'Hotline' },
  forum: { zh: '论坛', en: 'Forum' },
  blog: { zh: '博客', en: 'Blog' },
  microblog: { zh: '微博', en: 'Microblog' },
  wechat: { zh: '微信', en: 'WeChat' },
  'short-video': { zh: '短视频', en: 'Short video' },
  'news-comment': { zh: '新闻跟帖', en: 'News comment' },
  'traditional-media': { zh: '报刊广播电视', en: 'Press, radio, television' },
  petition: { zh: '信访', en: 'Petition' },
  other: { zh: '其他', en: 'Other' },
} as const
