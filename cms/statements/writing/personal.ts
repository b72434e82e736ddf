import type { Finding, Passage } from './finding.ts'

type Kind = {
  code: string
  zh: string
  en: string
  fix: { zh: string; en: string }
  find: RegExp
  is?: (text: string) => boolean
}

const digits = (text: string) => text.replace(/\D/g, '')

/**
 * GB 11643: six digits of a place, eight of a birthday, three of an order, one that proves them. The proof is not asked for: a
 * number with one digit mistyped still names a person.
 */
export const isIdNumber = (text: string): boolean => {
  const number = text.replace(/\s/g, '').toUpperCase()
  const month = Number(number.slice(10, 12))
  const day = Number(number.slice(12, 14))
  const year = Number(number.slice(6, 10))
  const isBirthday = year >= 1800 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  return /^[1-9]\d{16}[\dX]$/.test(number) && isBirthday
}

export const isCardNumber = (text: string): boolean => {
  const number = digits(text)
  if (number.length < 15 || number.length > 19 || isIdNumber(number)) return false
  const sum = [...number].reverse().reduce((total, sign, index) => {
    const value = Number(sign) * (index % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const mask = {
  zh: '请删去，或者隐去中间的数字（例如 138****5678）。公布前要有本人同意。',
  en: 'Remove it, or mask the middle digits (138****5678). The person must have agreed to publication.',
}
const kinds: readonly Kind[] = [
  {
    code: 'id-number',
    zh: '身份证号码',
    en: 'an identity number',
    fix: mask,
    find: /(?<![\dA-Za-z])\d{6}\s?\d{8}\s?\d{3}[\dXx](?![\dA-Za-z])/g,
    is: isIdNumber,
  },
  {
    code: 'mobile-number',
    zh: '手机号码',
    en: 'a mobile number',
    fix: mask,
    find: /(?<![\d-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  },
  {
    code: 'bank-card',
    zh: '银行卡号',
    en: 'a bank card number',
    fix: mask,
    find: /(?<![\dA-Za-z])[3-6]\d{3}(?:[ -]?\d{4}){2}(?:[ -]?\d{1,7})(?![\dA-Za-z])/g,
    is: isCardNumber,
  },
  {
    code: 'number-plate',
    zh: '车牌号',
    en: 'a number plate',
    fix: { zh: '请删去，或者只写车型。', en: 'Remove it, or name the kind of vehicle only.' },
    find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\s]?(?=[A-HJ-NP-Z]*\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
  },
  {
    code: 'personal-mail',
    zh: '个人邮箱',
    en: 'a personal e-mail address',
    fix: { zh: '请换成单位公开的邮箱。', en: 'Give a public address of the office instead.' },
    find: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    is: (mail) => !/\.gov\.cn$/i.test(mail),
  },
  {
    code: 'home-address',
    zh: '住址门牌',
    en: 'a home address',
    fix: { zh: '请写到街道或小区为止。', en: 'Name the street or estate only.' },
    find: /\d+(?:号楼|幢|栋|座)\s?(?:\d+单元)?\s?\d{2,4}(?:室|号房)|\d+单元\s?\d{2,4}室?/g,
  },
]

/** What would give a person away. `own`: numbers and addresses the bureau itself makes public. */
export const personalIn = (passages: readonly Passage[], own: readonly string[]): Finding[] => {
  const open = new Set(
    own.flatMap((entry) => [entry.trim().toLowerCase(), ...(entry.match(/\d[\d -]{6,}\d/g) ?? []).map(digits)]),
  )
  return passages.flatMap(({ field, text }) =>
    kinds.flatMap(({ code, zh, en, fix, find, is }) =>
      [...text.matchAll(find)]
        .map(([quote]) => quote.trim())
        .filter((quote) => (is?.(quote) ?? true) && !open.has(quote.toLowerCase()) && !open.has(digits(quote)))
        .map(
          (quote): Finding => ({
            code,
            level: 'should',
            field,
            quote,
            message: { zh: `像是${zh}：${quote}。`, en: `This looks like ${en}: ${quote}.` },
            fix,
          }),
        ),
    ),
  )
}
