import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { wordBlocks } from './docx-blocks.ts'
import { steadyDocx } from './docx-steady.ts'
import { faces, page, sizes, styles } from './docx-styles.ts'
import type { Labelled, Paper } from './paper.ts'

const written = (style: string, ...children: ParagraphChild[]) => new Paragraph({ style, children })
const line = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 }

const labelled = ([label, value]: Labelled, style: string) =>
  value
    .split('\n')
    .map((text, index) =>
      written(style, ...(index === 0 ? [new TextRun({ text: `${label}：`, font: faces.hei })] : []), new TextRun(text)),
    )

const shortened = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text

const headerOf = ({ notices, kind, number, title }: Paper, isFirst: boolean) =>
  new Header({
    children: [
      ...notices.filter(({ isRunning }) => isRunning).map(({ text }) => written('Notice', new TextRun(text))),
      ...(isFirst
        ? []
        : [written('Proof', new TextRun([kind, number, shortened(title, 22)].filter(Boolean).join('　')))]),
    ],
  })

/** — 1 —, outside: right on odd pages, left on even ones. */
const footerOf = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: faces.song, size: sizes.four })],
      }),
    ],
  })

const head = ({ unit, kind, number, title, notices, facts, lead }: Paper): Paragraph[] => [
  ...notices.filter(({ isRunning }) => !isRunning).map(({ text }) => written('Notice', new TextRun(text))),
  written('Masthead', new TextRun(`${unit}　${kind}`)),
  new Paragraph({
    style: 'Masthead',
    border: { bottom: line },
    children: [new TextRun({ text: number ?? '（编号在发布时产生）', font: faces.fangsong })],
  }),
  written('Title', new TextRun(title)),
  ...facts.flatMap((fact) => labelled(fact, 'Fact')),
  ...(lead ? lead.split(/\n+/).map((text) => written('Lead', new TextRun(text))) : []),
]

const foot = ({ attachments, signature, proof }: Paper): Paragraph[] => [
  ...attachments.map(
    (name, index) =>
      new Paragraph({
        style: 'Text',
        keepNext: true,
        children: [new TextRun(`附件${attachments.length > 1 ? index + 1 : ''}：${name}`)],
      }),
  ),
  ...signature.map(
    (text, index) =>
      new Paragraph({
        style: 'Item',
        alignment: AlignmentType.RIGHT,
        keepNext: true,
        indent: { right: 1280 },
        ...(index === 0 ? { spacing: { before: 560 } } : {}),
        children: [new TextRun(text)],
      }),
  ),
  ...proof.flatMap(([label, value], index) => {
    const [first, ...rest] = labelled([label, value], 'Proof')
    return index === 0
      ? [
          new Paragraph({
            style: 'Proof',
            border: { top: line },
            spacing: { before: 360 },
            children: [new TextRun({ text: `${label}：`, font: faces.hei }), new TextRun(value)],
          }),
        ]
      : [first as Paragraph, ...rest]
  }),
]

/** A paper as DOCX, in the look of an official document (GB/T 9704); same paper, same bytes; no person in its properties. */
export const wordFile = async (paper: Paper): Promise<Buffer> => {
  const { made, numbering } = wordBlocks(paper)
  const document = new Document({
    title: paper.title,
    subject: [paper.kind, paper.number].filter(Boolean).join(''),
    creator: paper.unit,
    lastModifiedBy: paper.unit,
    description: paper.proof.map(([label, value]) => `${label}：${value}`).join('；'),
    styles,
    numbering: { config: numbering },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: { size: page.size, margin: page.margin }, titlePage: true },
        headers: { first: headerOf(paper, true), default: headerOf(paper, false), even: headerOf(paper, false) },
        footers: {
          first: footerOf(AlignmentType.RIGHT),
          default: footerOf(AlignmentType.RIGHT),
          even: footerOf(AlignmentType.LEFT),
        },
        children: [...head(paper), ...made, ...foot(paper)],
      },
    ],
  })
  return steadyDocx(await Packer.toBuffer(document), paper.at)
}
