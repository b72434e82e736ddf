import { AlignmentType, type IStylesOptions, LineRuleType, convertMillimetersToTwip as mm } from 'docx'

const latin = 'Times New Roman'
const face = (eastAsia: string) => ({ eastAsia, ascii: latin, hAnsi: latin, cs: latin })

/**
 * Faces of an official paper. Those of the standard (方正小标宋, 仿宋_GB2312) are not free; these come with Windows and
 * Office on both systems, and every reader replaces a missing one by its kin.
 */
export const faces = {
  song: face('宋体'),
  fangsong: face('仿宋'),
  hei: face('黑体'),
  kai: face('楷体'),
  mono: { eastAsia: '仿宋', ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New' },
} as const

/** Sizes of Chinese type in half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小四 12 pt. */
export const sizes = { two: 44, three: 32, four: 28, smallFour: 24, small: 21 } as const

/** A4 with the type area of GB/T 9704: 156 × 225 mm, 22 lines. */
export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(22), footer: mm(26) },
}
export const typeArea = { width: mm(156), pictureWidth: 560, pictureHeight: 340 }

const lines = { line: 578, lineRule: LineRuleType.EXACT }
const fine = { line: 400, lineRule: LineRuleType.EXACT }
/** Two characters, by count, so that it stays two in any size. */
export const firstLine = { firstLineChars: 200, firstLine: 640 }

const heading = (font: typeof faces.hei | typeof faces.kai | typeof faces.fangsong, isBold = false) => ({
  run: { font, size: sizes.three, bold: isBold, color: '000000' },
  paragraph: { spacing: lines, indent: firstLine, keepNext: true },
})

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: faces.fangsong, size: sizes.three, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: {
      run: { font: faces.song, size: sizes.two, bold: true },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 360, after: 240, line: 720, lineRule: LineRuleType.AT_LEAST },
      },
    },
    heading1: heading(faces.hei),
    heading2: heading(faces.kai),
    heading3: heading(faces.fangsong, true),
    hyperlink: { run: { color: '0B4F55', underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Text',
      name: 'Text',
      quickFormat: true,
      paragraph: { spacing: lines, indent: firstLine, alignment: AlignmentType.JUSTIFIED },
    },
    { id: 'Item', name: 'Item', paragraph: { spacing: lines, alignment: AlignmentType.JUSTIFIED } },
    {
      id: 'Quoted',
      name: 'Quoted',
      run: { font: faces.kai },
      paragraph: { spacing: lines, indent: { ...firstLine, left: 640, right: 640 } },
    },
    {
      id: 'Lead',
      name: 'Lead',
      run: { font: faces.kai },
      paragraph: { spacing: { ...lines, before: 120, after: 120 }, indent: firstLine },
    },
    {
      id: 'Masthead',
      name: 'Masthead',
      run: { font: faces.hei, size: sizes.three },
      paragraph: { alignment: AlignmentType.CENTER, spacing: lines },
    },
    {
      id: 'Fact',
      name: 'Fact',
      run: { size: sizes.four },
      paragraph: { spacing: { line: 460, lineRule: LineRuleType.EXACT } },
    },
    {
      id: 'Picture',
      name: 'Picture',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 60 }, keepNext: true },
    },
    {
      id: 'Words under',
      name: 'Words under',
      run: { font: faces.kai, size: sizes.smallFour },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...fine, after: 160 } },
    },
    {
      id: 'Cell',
      name: 'Cell',
      run: { size: sizes.smallFour },
      paragraph: { spacing: { line: 360, lineRule: LineRuleType.AT_LEAST } },
    },
    { id: 'Code', name: 'Code', run: { font: faces.mono, size: sizes.small }, paragraph: { spacing: fine } },
    { id: 'Proof', name: 'Proof', run: { size: sizes.small }, paragraph: { spacing: fine } },
    {
      id: 'Notice',
      name: 'Notice',
      run: { font: faces.hei, size: sizes.smallFour, color: 'B3261E' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: fine },
    },
  ],
}
