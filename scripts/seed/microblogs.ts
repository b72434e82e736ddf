import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { now } from '../../cms/calendar/clock.ts'
import { readSettings } from '../../cms/settings.ts'
import { idOf } from '../../cms/workflow/actor.ts'
import { findAll } from '../../cms/workflow/records.ts'
import type { Kind } from '../../content/schema/kinds.ts'
import type { Desk } from './desk.ts'
import { jsonFeedOf, type Post, rssOf } from './microblog-feeds.ts'

type Statement = {
  id: string
  kind: Kind
  title: string
  summary?: string | null
  section: string
  year: number
  number: number
  issuingUnit: unknown
}
type Release = { subject: string; releasedAt: string }

const minute = 60_000
const day = 24 * 60 * minute

const accounts = [
  {
    file: 'renshe.xml',
    register: {
      name: '云浦人社',
      platform: '微博（演示）',
      handle: '@云浦人社',
      profileUrl: 'https://weibo.yunpu.example/renshe',
      unit: 'YP-OFFICE',
    },
  },
  {
    file: 'shebao.json',
    register: {
      name: '云浦社保',
      platform: '微信公众号（演示）',
      handle: 'yunpu-shebao',
      profileUrl: 'https://weixin.yunpu.example/shebao',
      unit: 'YP-SI',
    },
  },
] as const

/** Words an account puts before what it says of a statement. */
const leads: Record<Kind, string> = {
  response: '#回应关切#',
  rebuttal: '#辟谣#',
  explainer: '#政策解读#',
  commentary: '#专家解读#',
  'press-notice': '#新闻发布会#',
  transcript: '#发布会实录#',
  interview: '#媒体专访#',
}

/** What an account says without any statement behind it; days ago, and the clock in Shanghai. */
const everyday = [
  { days: 3, clock: '08:02', text: '今天起云浦气温骤降，各服务大厅提前半小时开门，门口备有热水，请大家注意保暖。' },
  { days: 9, clock: '17:40', text: '明天上午系统维护，9:00 前自助机暂停查询，窗口办理不受影响。' },
  {
    days: 16,
    clock: '12:10',
    text: '一位老人把老花镜落在云溪路大厅 3 号窗口，镜腿上缠着红线。请失主或家人来取，地址：云溪路 18 号。',
  },
  { days: 31, clock: '07:55', text: '今天是“政策进工地”第 40 场，地点在河湾里二期项目部，带上劳动合同就能现场问。' },
  {
    days: 58,
    clock: '18:20',
    text: '市民问：办完社保卡还要再去银行吗？答：要用银行账户功能的，请到发卡银行激活；只看病、领养老金的，不用。',
  },
] as const

/** Every fifth statement stays without a post, so that the list of those has something to show. */
const isPosted = (index: number) => index % 5 !== 3

const firstWords = (summary: string, most: number): string => {
  const sentences = summary.match(/[^。！？]+[。！？]?/g) ?? []
  let said = ''
  for (const sentence of sentences) if (said.length + sentence.length <= most) said += sentence
  return said || `${summary.slice(0, most)}……`
}

const postOf = (statement: Statement, releasedAt: string, index: number): Post => {
  const { kind, title, summary, section, year, number } = statement
  return {
    id: `${section}-${year}-${number}${kind === 'transcript' ? '-t' : ''}`,
    at: new Date(Math.min(now().getTime(), Date.parse(releasedAt) + (8 + ((index * 7) % 34)) * minute)).toISOString(),
    lines: [`${leads[kind]} ${title}。`, firstWords(summary ?? '', 90)].filter(Boolean),
    // A few give no address; somebody has to find out what they belong to.
    link: index % 9 === 4 ? null : `${readSettings().siteUrl}/${section}/${year}/${number}/`,
  }
}

const everydayPost = ({ days, clock, text }: (typeof everyday)[number], index: number): Post => {
  const midnight = Math.floor((now().getTime() + day / 3) / day) * day - day / 3
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const at = midnight - days * day + (hours * 60 + minutes) * minute
  return { id: `everyday-${index + 1}`, at: new Date(at).toISOString(), lines: [text], link: null }
}

/**
 * Two accounts of the demo bureau and what they posted about the statements that are released by now. Their feeds are files
 * that the publisher serves on loopback in the demo alone; the back office reads them as it reads any other feed.
 */
export const seedMicroblogs = async ({ desk, req }: { desk: Pick<Desk, 'as'>; req: PayloadRequest }): Promise<void> => {
  const releases = await findAll<Release>({
    req,
    slug: 'releases',
    where: { and: [{ recordKind: { equals: 'statement' } }, { act: { equals: 'publish' } }] },
    sort: 'sequence',
  })
  const statements = await findAll<Statement>({
    req,
    slug: 'statements',
    where: { id: { in: releases.map(({ subject }) => subject) } },
  })
  const units = await findAll<{ id: string; code: string }>({
    req,
    slug: 'units',
    where: { code: { equals: 'YP-SI' } },
  })
  const insurance = units[0]?.id
  const posts = releases.flatMap(({ subject, releasedAt }, index) => {
    const statement = statements.find(({ id }) => id === subject)
    if (!statement || !isPosted(index)) return []
    const isInsurance = idOf(statement.issuingUnit) === insurance
    return [{ file: isInsurance ? 'shebao.json' : 'renshe.xml', post: postOf(statement, releasedAt, index) }]
  })
  const { home, publisherUrl } = readSettings()
  const folder = path.join(home, 'demo-feeds')
  mkdirSync(folder, { recursive: true })
  const admin = await desk.as('admin')
  for (const { file, register } of accounts) {
    const own = posts.filter((one) => one.file === file).map(({ post }) => post)
    const all = file === 'renshe.xml' ? [...own, ...everyday.map(everydayPost)] : own
    all.sort((a, b) => b.at.localeCompare(a.at))
    const about = { title: register.name, home: register.profileUrl }
    writeFileSync(path.join(folder, file), file.endsWith('.json') ? jsonFeedOf(about, all) : rssOf(about, all))
    await admin.create('microblog-accounts', { ...register, feedUrl: `${publisherUrl}/demo-feeds/${file}` })
  }
}
