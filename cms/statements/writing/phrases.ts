import type { Words } from '../../language.ts'

type Phrase = {
  code: string
  find: RegExp
  message: (quote: string) => Words
  fix: Words
  /** Where the sentence around it says what the phrase leaves open. */
  unless?: RegExp
}

const date = /\d{4}\s?年|\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}-\d{1,2}-\d{1,2}/

/** Ways of writing that an inspector marks, or that a reader in anger hears as evasion (R8.4). */
export const phrases: readonly Phrase[] = [
  {
    code: 'vague-date',
    find: /近日|(?<!\d\s?)日前|前不久|前段时间|近期|不久前|近来|前几天|(?<!截至)目前|择日|适时|尽快|尽早/g,
    unless: date,
    message: (quote) => ({ zh: `“${quote}”没有说清是哪一天。`, en: `“${quote}” does not say which day.` }),
    fix: { zh: '请写出日期，例如“2026年11月20日”“11月底前”。', en: 'Give the date.' },
  },
  {
    code: 'vague-party',
    find: /(有关|相关)(部门|单位|方面|负责人|人员|机构)|某(单位|公司|企业|部门|局|地|市|区|县|街道|平台|学校|医院)(?!某)/g,
    message: (quote) => ({ zh: `“${quote}”没有说清是谁。`, en: `“${quote}” does not say who.` }),
    fix: { zh: '请写出单位的名称。', en: 'Name the office.' },
  },
  {
    code: 'absolute',
    find: /最(好|优|佳|强|先进|权威|完善|严格|严厉|快|高效|全面|便捷|满意|可靠|放心)(?!\s*\d)|(全国|全省|全市|行业|国内|世界|同类)(领先|首创|唯一|第一(?![批次个家届例部]))|绝对(?!值|数|多数|贫困|误差)|(?<![率例重占为达到至于按的—\-~～]\s*)(100\s*[%％]|百分之百)|(完全|根本|绝对?)(不存在|不可能|不会|没有)|毫无|万无一失|无一例外|彻底(解决|杜绝|消除|根除)|(全部|所有)问题(都|均|已)|零(投诉|差错|风险|容忍)|永远/g,
    message: (quote) => ({
      zh: `“${quote}”说得太满，有一个反例就站不住。`,
      en: `“${quote}” is absolute: one counter-example makes it untrue.`,
    }),
    fix: {
      zh: '请写核实过的事实和范围，例如“经核查 2025 年的 312 份档案，没有发现……”。',
      en: 'State what was verified, and its scope.',
    },
  },
  {
    code: 'slogan',
    find: /高度重视|第一时间|迅速行动|全力以赴|切实(维护|保障|加强|做好)|坚决(维护|落实|贯彻)|(进一步|不断)(加强|提升|完善|优化|规范|强化)|再上新台阶|深入贯彻|扎实推进|有力有序|众志成城|狠抓落实|压实责任|举一反三|真抓实干/g,
    message: (quote) => ({
      zh: `“${quote}”是套话，读者看不出做了什么。`,
      en: `“${quote}” is a set phrase: it does not say what was done.`,
    }),
    fix: { zh: '请写做了什么、谁做、几时做完。', en: 'Say what was done, by whom, and when it will be finished.' },
  },
  {
    code: 'blame',
    find: /不明真相|别有用心|恶意(炒作|揣测|抹黑)|无理取闹|无理(诉求|要求)|缠访|闹访|刁民|(群众|网民|公众|居民|您)(不理解|不配合|误解|自身原因)|个别(网民|群众|人员|人)|蓄意/g,
    message: (quote) => ({
      zh: `“${quote}”像是在怪提问的人。`,
      en: `“${quote}” blames the people who asked.`,
    }),
    fix: { zh: '请只说事实：有什么说法，查到的是什么。', en: 'Keep to the facts: what is being said, what was found.' },
  },
]

/** `您` belongs to the reader; a rumour and a question are quoted, not judged. */
export const withoutQuotes = (text: string): string =>
  text.replace(/“[^”]{0,400}”|「[^」]{0,400}」/g, (quoted) => '□'.repeat(quoted.length))
