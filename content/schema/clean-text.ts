const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g
/** Control characters, zero-width characters and direction overrides: feeds cannot carry them or readers cannot see them. */
const unseen = /(?![\n\t])\p{Cc}|[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]|\p{Noncharacter_Code_Point}/gu
const loneSurrogate = /\p{Cs}/gu

/** Text as it is kept and digested: NFC, LF, nothing that cannot be seen. */
export const cleanText = (text: string): string =>
  text.replace(loneSurrogate, '\uFFFD').replace(lineEnds, '\n').replace(unseen, '').normalize('NFC')
