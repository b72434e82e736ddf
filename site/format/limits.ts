/** How many entries a list shows. Every list is capped, so that publishing costs the same in a large archive. */
export const limits = {
  home: 10,
  section: 50,
  topic: 50,
  topicMonth: 100,
  month: 100,
  related: 5,
  feed: 30,
  corrections: 5,
  /** Comparisons on the page itself, and the characters that they may take together. */
  comparisons: 2,
  comparison: 120,
  shard: 200,
  /** Topics on the home page. */
  subjects: 24,
  /** Among so many notices those without a transcript are looked for. */
  notices: 50,
  posts: 20,
  latestPosts: 15,
  homePosts: 3,
  statementPosts: 5,
} as const
