import sharp from 'sharp'
import type { Release } from '../../content/schema/release.ts'
import { bureauRelease, fileOf, textRelease, withdrawalOf } from '../publisher/statements.ts'

/** Statements of a bureau that does not exist, one of each kind and state, and the bytes of their files. */
export const sample = async (): Promise<{ releases: Release[]; files: Map<string, Uint8Array> }> => {
  const picture = await drawing()
  const small = await sharp(picture).resize(480).webp().toBuffer()
  const large = await sharp(picture).resize(960).webp().toBuffer()
  const figure = {
    ...fileOf({ name: '办理流程.png', mime: 'image/png', data: picture, width: 1200, height: 500 }),
    variants: [
      { name: '480.webp', mime: 'image/webp', width: 480, height: 200 },
      { name: '960.webp', mime: 'image/webp', width: 960, height: 400 },
    ],
  }
  const table = new TextEncoder().encode('网点,地址,电话\n云溪路窗口,云溪路 1 号,0000-1230001\n')
  const list = fileOf({ name: '社保卡服务网点.csv', mime: 'text/csv', data: table })
  const files = new Map<string, Uint8Array>([
    [`${figure.sha256}/办理流程.png`, picture],
    [`${figure.sha256}/480.webp`, small],
    [`${figure.sha256}/960.webp`, large],
    [`${list.sha256}/社保卡服务网点.csv`, table],
  ])

  const card = textRelease({
    kind: 'response',
    number: 1,
    sequence: 2,
    at: '2026-11-16T02:10:00.000Z',
    title: '社保卡补换一个多月没有拿到，什么时候能领',
    summary:
      '因制卡设备更换，10 月中旬至 11 月初受理的补换卡积压 2,316 张，11 月 27 日前全部制完。11 月 17 日起，云溪路等 3 个窗口可以当场取卡；急用的，可以先用电子社保卡。',
    topics: ['社保卡', '窗口服务'],
    fields: {
      question:
        '10 月 12 日在云溪路窗口申请补办社保卡，当时说 15 个工作日，到现在没有通知，打电话也说不清楚。买药、取养老金都要用，到底什么时候能拿到？',
      askedAt: '2026-11-12T06:30:00Z',
      facts:
        '经社会保险服务中心 11 月 13 日核实：制卡设备 10 月 14 日至 11 月 3 日更换，期间受理的 2,316 张补换卡没有按时制出，也没有逐一告知申请人。\n您反映的情况属实，我们没有做好，向您道歉。',
      measures:
        '一、11 月 17 日起，云溪路、青禾街、东埠三个窗口增设即时制卡设备，申请后当场取卡。\n二、积压的卡 11 月 27 日前全部制完，制完一批通知一批，可以选择邮寄到家，邮费由本局承担。\n三、制卡、邮寄进度可以在服务大厅自助机上查询。',
      nextUpdateAt: '2026-11-27T09:00:00Z',
    },
    body: [
      '## 现在可以怎么办',
      '',
      '| 您的情况 | 办法 | 时间 |',
      '| --- | --- | --: |',
      '| 10 月 14 日以后申请，还没拿到 | 凭身份证到三个窗口当场取卡 | 当场 |',
      '| 不方便到窗口 | 登记地址，邮寄到家 | 3 个工作日 |',
      '| 急着买药、就医 | 在手机上申领电子社保卡 | 10 分钟 |',
      '',
      `<Figure file="${figure.sha256}" alt="补换社保卡流程：申请、制卡、取卡三步，每一步写明时限" caption="补换社保卡的三步和时限" />`,
    ].join('\n'),
    files: [figure, list],
    attachments: [list.sha256],
    confirmingUnits: [{ code: 'ZWFW', name: '云浦市政务服务中心' }],
  })
  const cardCorrected = textRelease({
    ...given(card),
    edition: 2,
    sequence: 7,
    at: '2026-11-18T08:20:00.000Z',
    act: 'correct',
    reason: '积压数量原写 2,136 张，核对制卡台账后更正为 2,316 张。',
    files: [figure, list],
  })
  const cardFirst = textRelease({
    ...given(card),
    summary: card.statement.summary?.replace('2,316', '2,136') ?? '',
    files: [figure, list],
    edition: 1,
    sequence: 2,
    at: card.releasedAt,
  })

  const retire = textRelease({
    kind: 'rebuttal',
    number: 1,
    sequence: 3,
    at: '2026-11-17T01:30:00.000Z',
    title: '“工龄满三十年可以一律提前退休”不实',
    summary: '国家没有出台这样的规定。退休年龄按照国家统一规定执行，本市没有，也无权另行规定。',
    topics: ['退休', '养老保险'],
    fields: {
      claim: '最新消息：从明年起，工龄满三十年的，不论年龄一律可以提前退休，养老金照发，抓紧去社保局登记。',
      claimSource: '某短视频账号发布的视频和多个业主群转发的截图',
      firstSeenAt: '2026-11-15T12:40:00Z',
      verdict: '不实信息',
      evidence:
        '经核查，视频中的“文件”没有发文机关、没有文号，所称办法在任何公开文件中都查不到。\n职工退休年龄由国家统一规定，地方没有权限更改。本局各窗口没有开展过所谓登记。',
      advice:
        '请不要转发，也不要向任何人交纳“登记费”。想知道自己什么时候可以退休，可以在自助机上查询，或者拨打 0000-12333。',
    },
  })
  const arrears = textRelease({
    kind: 'response',
    number: 2,
    sequence: 4,
    at: '2026-11-18T03:00:00.000Z',
    title: '青禾街工地拖欠工资的处理情况',
    summary:
      '经查，施工单位拖欠 47 名工人 9 月、10 月工资共 61.3 万元。11 月 17 日已支付 38.2 万元，其余 23.1 万元 11 月 30 日前付清。',
    topics: ['欠薪', '劳动监察'],
    fields: {
      question: '青禾街一处工地两个月没有发工资，找谁都推。',
      askedAt: '2026-11-16T23:50:00Z',
      facts: '劳动监察支队 11 月 17 日到工地查阅考勤和工资表，并向 12 名工人核实，拖欠情况属实。',
      measures: '已责令施工单位限期支付，并动用工资保证金先行垫付 38.2 万元。逾期不付的，依法移送。',
      nextUpdateAt: '2026-11-30T10:00:00Z',
    },
    emergency: { reason: '工人聚集在工地门口，须当天说明支付安排。', waived: ['confirm'] },
  })
  const arrearsUpdated = textRelease({
    ...given(arrears),
    edition: 2,
    sequence: 11,
    at: '2026-11-21T09:10:00.000Z',
    act: 'update',
    body: '<Update at="2026-11-21T09:00:00.000Z" />\n\n其余 23.1 万元已于 11 月 21 日全部支付到工人本人账户，47 人均已确认收到。',
  })
  const exam = textRelease({
    kind: 'response',
    number: 3,
    sequence: 5,
    at: '2026-11-19T02:00:00.000Z',
    title: '职称考试成绩什么时候公布',
    summary: '成绩在 12 月 10 日前公布。',
    topics: ['考试'],
    body: '成绩查询入口以考试中心公布的为准。',
    emergency: { reason: '网上流传成绩作废的说法，考生集中询问。', waived: ['review'] },
  })
  const explainer = textRelease({
    kind: 'explainer',
    number: 1,
    sequence: 6,
    at: '2026-11-19T07:00:00.000Z',
    title: '失业保险金怎么领、领多久、领多少',
    summary:
      '失业保险金不用单位同意，本人凭身份证或社保卡就能申请。缴费满一年、非因本人意愿中断就业、已经登记失业的，都可以领。',
    topics: ['失业保险金'],
    fields: { policyUrl: 'https://rsj.yunpu.example.com/zhengce/2026/15.html' },
    body: [
      '## 谁可以领',
      '',
      '1. 失业前，单位和本人已经缴纳失业保险费**满一年**；',
      '2. 不是因为本人意愿中断就业；',
      '3. 已经办理失业登记，并有求职要求。',
      '',
      '## 能领多久',
      '',
      '| 累计缴费 | 最长领取 |',
      '| --- | --: |',
      '| 1 年以上不满 5 年 | 12 个月 |',
      '| 5 年以上不满 10 年 | 18 个月 |',
      '| 10 年以上 | 24 个月 |',
      '',
      '> 重新就业后再次失业的，缴费时间重新计算。',
      '',
      '## 怎么申请',
      '',
      '- 到就近的社会保险窗口，当场办结；',
      '- 或者在自助机上申请，三个工作日内到账。',
    ].join('\n'),
  })
  const commentary = textRelease({
    kind: 'commentary',
    number: 1,
    sequence: 8,
    at: '2026-11-20T01:00:00.000Z',
    title: '为什么养老金要“多缴多得、长缴多得”',
    summary: '缴费年限每多一年，基础养老金就多一个百分点；个人账户里的钱全部是自己的。',
    topics: ['养老保险'],
    fields: { expert: { name: '林知远', post: '云浦学院社会保障研究中心研究员' } },
    body: '养老金由两部分组成：**基础养老金**和**个人账户养老金**。\n\n前者和缴费年限、缴费水平挂钩，后者是自己账户里的积累。两部分都是缴得越久、缴得越多，领得越多。',
  })
  const notice = textRelease({
    kind: 'press-notice',
    number: 1,
    sequence: 9,
    at: '2026-11-20T02:30:00.000Z',
    title: '云浦市根治欠薪冬季行动新闻发布会',
    summary: '通报根治欠薪冬季行动安排，并回答记者提问。',
    topics: ['欠薪'],
    fields: {
      startsAt: '2026-11-22T02:00:00Z',
      place: '云浦市政务中心一楼发布厅',
      speakers: [
        { name: '周明澈', post: '云浦市人力资源和社会保障局新闻发言人' },
        { name: '沈亦舟', post: '云浦市劳动监察支队负责人' },
      ],
      organiser: '云浦市人力资源和社会保障局',
      registration: '11 月 21 日 17:00 前电话报名，写明媒体名称和人数。',
      contact: '0000-1234567（办公室）',
    },
  })
  const transcript = textRelease({
    kind: 'transcript',
    number: 1,
    sequence: 12,
    at: '2026-11-22T06:00:00.000Z',
    title: '云浦市根治欠薪冬季行动新闻发布会实录',
    summary: '冬季行动为期三个月，设立 24 小时投诉电话，投诉当天受理。',
    topics: ['欠薪'],
    fields: {
      notice: 'press-notice-1',
      turns: [
        {
          speaker: '周明澈',
          role: '新闻发言人',
          text: '各位记者，大家上午好。今天的发布会通报根治欠薪冬季行动的安排。',
          at: '2026-11-22T02:00:00Z',
        },
        {
          speaker: '沈亦舟',
          role: '劳动监察支队负责人',
          text: '行动从 11 月 22 日起，为期三个月。\n我们设立了 24 小时投诉电话，投诉当天受理，三天内到现场。',
          at: '2026-11-22T02:04:00Z',
        },
        {
          speaker: '记者',
          outlet: '云浦日报',
          text: '请问被拖欠工资的工人没有签合同，能不能投诉？',
          at: '2026-11-22T02:20:00Z',
        },
        {
          speaker: '沈亦舟',
          role: '劳动监察支队负责人',
          text: '能。有考勤、转账、聊天记录或者工友证明的，都可以。',
          at: '2026-11-22T02:21:00Z',
        },
      ],
    },
  })
  const interview = textRelease({
    kind: 'interview',
    number: 1,
    sequence: 10,
    at: '2026-11-20T08:00:00.000Z',
    title: '高校毕业生档案怎么转：本局就业科答《云浦晚报》问',
    summary: '毕业生档案由学校统一转递，本人不能自带。到本局服务大厅或网上都能查到档案在哪里。',
    topics: ['就业'],
    fields: {
      outlet: '云浦晚报',
      interviewee: '就业科',
      publishedUrl: 'https://wanbao.yunpu.example.com/20261120/3.html',
    },
    body: '**问：档案可以自己带吗？**\n\n不可以。档案由学校通过机要或者专人转递。\n\n**问：怎么知道档案到了没有？**\n\n带身份证到服务大厅，当场可查。',
  })
  const wrong = textRelease({
    kind: 'explainer',
    number: 2,
    sequence: 13,
    at: '2026-11-22T07:00:00.000Z',
    title: '灵活就业人员社保补贴申领办法',
    summary: '绝密草稿不得出现。',
    topics: ['就业'],
    body: '这段文字已经撤回，不得出现在任何页面。',
  })
  return {
    files,
    releases: [
      bureauRelease(1),
      cardFirst,
      retire,
      arrears,
      exam,
      explainer,
      cardCorrected,
      commentary,
      notice,
      interview,
      arrearsUpdated,
      transcript,
      wrong,
      withdrawalOf(wrong, {
        sequence: 14,
        reason: '补贴标准引用了失效文件，核实后另行发布。',
        at: '2026-11-22T08:30:00.000Z',
      }),
    ],
  }
}

/** What a release was made from, to make the next edition of it. */
const given = ({ statement, ...release }: ReturnType<typeof textRelease>) => ({
  kind: statement.kind,
  number: release.number,
  title: statement.title,
  summary: statement.summary ?? '',
  fields: statement.fields as Record<string, unknown>,
  body: statement.body ?? '',
  topics: release.topics,
  attachments: statement.attachments ?? [],
  confirmingUnits: release.confirmingUnits,
})

const drawing = () => {
  const box = (x: number, title: string, note: string) =>
    `<rect x="${x}" y="150" width="300" height="200" fill="#fffdf8" stroke="#0b4a52" stroke-width="4"/><text x="${x + 150}" y="240" font-size="52" text-anchor="middle" font-family="Noto Serif CJK SC" fill="#1d1b17">${title}</text><text x="${x + 150}" y="305" font-size="30" text-anchor="middle" font-family="Noto Sans CJK SC" fill="#4b473e">${note}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="500"><rect width="1200" height="500" fill="#faf7ef"/>${box(60, '申请', '窗口或自助机')}${box(450, '制卡', '当场')}${box(840, '取卡', '或者邮寄')}<path d="M370 250h66M760 250h66" stroke="#0b4a52" stroke-width="6"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
