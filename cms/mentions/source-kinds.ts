/** Where a mention was found (R5.1). The list names the usual ones; a bureau may use words of its own. */
export const sourceKinds = {
  'official-site': '官方网站',
  mailbox: '网站信箱',
  hotline: '热线电话',
  forum: '论坛',
  blog: '博客',
  microblog: '微博',
  wechat: '微信',
  'short-video': '短视频',
  'news-comment': '新闻跟帖',
  'traditional-media': '报刊广播电视',
  petition: '信访',
  other: '其他',
} as const
