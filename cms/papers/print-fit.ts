import type { RootContent } from 'mdast'
import { textOf } from '../../content/schema/body/plain-text.ts'
import { columnShares } from './columns.ts'
import type { Paper } from './paper.ts'

const millimetre = 72 / 25.4
/** Type area of the printed page, in points: A4 within the margins of its style. */
const area = { width: 174 * millimetre, height: 261 * millimetre }
/** Body sizes in points, best first. Under the last, a page is no longer read at arm's length. */
const steps = [12, 11, 10.5, 10, 9.5, 9] as const
/** Most a picture may take of the height, in points, best first. Under the last, what it shows can no longer be read. */
const pictureSteps = [62, 48, 36].map((height) => height * millimetre)

/** Width in ems: a Chinese letter is one, another half. */
const ems = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 1 : 0.55), 0)

type Measure = { size: number; columns: number }
/** In points. */
export type Fit = { size: number; pictureHeight: number }
const linesOf = (text: string, { columns }: Measure, indent = 0): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((ems(line) + indent) / columns)), 0)

/** Height of a block in lines, a little too much rather than too little. */
const heightOf = (node: RootContent, measure: Measure & Fit, paper: Paper): number => {
  switch (node.type) {
    case 'heading':
      return linesOf(textOf(node), measure) + 0.25
    case 'list':
      return node.children.reduce(
        (sum, item) => sum + linesOf(textOf(item), { ...measure, columns: measure.columns - 3 }),
        0.15,
      )
    case 'blockquote':
      return linesOf(textOf(node), { ...measure, columns: measure.columns - 4 }) + 0.4
    case 'table': {
      const shares = columnShares(node)
      const rowOf = (row: (typeof node.children)[number]) =>
        Math.max(
          ...row.children.map((cell, column) =>
            linesOf(textOf(cell), { ...measure, columns: (measure.columns / 0.9) * (shares[column] ?? 0) - 1.5 }),
          ),
        )
      return node.children.reduce((sum, row) => sum + rowOf(row) * 0.9 + 0.2, 0.5)
    }
    case 'mdxJsxFlowElement': {
      if (node.name !== 'Figure') return 1.4
      const file = node.attributes.find((attribute) => 'name' in attribute && attribute.name === 'file')?.value
      const picture = typeof file === 'string' ? paper.pictures.get(file) : undefined
      if (!picture) return 1.4
      const height = Math.min(
        measure.pictureHeight,
        (area.width * picture.height) / picture.width,
        picture.height * 0.75,
      )
      return height / (measure.size * 1.5) + 2
    }
    default:
      return linesOf(textOf(node), measure, 2) + 0.12
  }
}

/** A value that takes the whole width. */
export const isWide = (value: string): boolean => value.length > 20 || value.includes('\n')

const fits = (paper: Paper, { size, pictureHeight }: Fit): boolean => {
  const measure = { size, pictureHeight, columns: Math.floor(area.width / size) }
  const line = size * 1.5
  // two short ones stand side by side
  const facts = paper.facts.reduce(
    (sum, [, value]) => sum + (isWide(value) ? linesOf(value, { ...measure, columns: measure.columns - 6 }) : 0.55),
    0.3,
  )
  const head =
    34 + linesOf(paper.title, { size: 18, columns: Math.floor(area.width / 18) }) * 25 + paper.notices.length * 16
  const proof = paper.proof.length * 13 + 30
  const lines =
    facts +
    (paper.lead ? linesOf(paper.lead, { ...measure, columns: measure.columns - 3 }) + 1 : 0) +
    paper.body.reduce((sum, node) => sum + heightOf(node, measure, paper), 0) +
    paper.attachments.length +
    1.5
  return head + proof + lines * line < area.height
}

/**
 * The largest pictures, and with them the largest letters, at which the paper stands on one page; a longer one runs over pages
 * at a size for reading.
 */
export const fitToPage = (paper: Paper): Fit =>
  pictureSteps
    .flatMap((pictureHeight) => steps.map((size): Fit => ({ size, pictureHeight })))
    .find((fit) => fits(paper, fit)) ?? { size: steps[1], pictureHeight: pictureSteps[0] ?? 0 }
