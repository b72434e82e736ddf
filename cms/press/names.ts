import { kinds } from '../../content/schema/kinds.ts'
import { safeName } from '../papers/file-name.ts'
import { type ApprovedText, numberInWords } from '../papers/statement.ts'
import { minuteInName } from '../papers/times.ts'

/** What a text under embargo is called, wherever it lies. */
export const embargoMark = ({ embargo }: ApprovedText): string =>
  embargo ? (embargo.isOverdue ? '未发布_' : `未发布_${minuteInName(embargo.until)}前不得使用_`) : ''

/** 官方回应〔2026〕12号 关于……: what a text is called as a file, without an ending. */
export const fileNameOf = (text: ApprovedText): string => {
  const { statement, place } = text
  const kind = kinds[statement.kind].zh
  return embargoMark(text) + safeName(`${kind}${place ? numberInWords(place) : ''} ${statement.title}`, 48)
}

/** For clients that read no UTF-8 in the header. */
const plainName = ({ statement, place, edition }: ApprovedText): string =>
  [statement.kind, ...(place ? [place.year, place.number] : ['unreleased']), `e${edition}`].join('-')

export const disposition = (text: ApprovedText, ending: string, how: 'attachment' | 'inline' = 'attachment'): string =>
  `${how}; filename="${plainName(text)}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${fileNameOf(text)}.${ending}`).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`
