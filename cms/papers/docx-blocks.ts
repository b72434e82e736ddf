import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  LevelFormat,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import type { Heading, List, RootContent } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx'
import { readComponent } from '../../content/schema/body.ts'
import { runs } from './docx-runs.ts'
import { typeArea } from './docx-styles.ts'
import { wordTable } from './docx-table.ts'
import { headingLabels } from './heading-labels.ts'
import type { Paper } from './paper.ts'
import { minuteInWords } from './times.ts'

type Made = (Paragraph | Table)[]
type NumberingConfig = INumberingOptions['config'][number]

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
const marks = ['●', '○', '■']
const step = 560

/** The blocks of a paper as Word has them; every list is a list of its own, counted from where it begins. */
export const wordBlocks = (paper: Paper): { made: Made; numbering: NumberingConfig[] } => {
  const numbering: NumberingConfig[] = []
  const labels = headingLabels(paper.body)
  let pictures = 0

  const headingOf = (node: Heading) =>
    new Paragraph({
      heading: levels[Math.min(2, node.depth - 2)] ?? HeadingLevel.HEADING_1,
      children: [...(labels.has(node) ? [new TextRun(labels.get(node) ?? '')] : []), ...runs(node.children)],
    })

  const listOf = (node: List, depth: number): Made => {
    const reference = `list-${numbering.length + 1}`
    const left = step * (depth + 2)
    numbering.push({
      reference,
      levels: [
        {
          level: 0,
          format: node.ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
          text: node.ordered ? '%1.' : (marks[depth] ?? '■'),
          start: node.start ?? 1,
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left, hanging: step } }, ...(node.ordered ? {} : { run: { size: 20 } }) },
        },
      ],
    })
    return node.children.flatMap((item) =>
      item.children.flatMap((child, index): Made => {
        if (child.type === 'list') return listOf(child, depth + 1)
        if (child.type !== 'paragraph') return blockOf(child as RootContent)
        return [
          new Paragraph({
            style: 'Item',
            children: runs(child.children),
            ...(index === 0 ? { numbering: { reference, level: 0 } } : { indent: { left } }),
          }),
        ]
      }),
    )
  }

  const figureOf = ({ file, alt, caption }: { file: string; alt: string; caption?: string }): Made => {
    const picture = paper.pictures.get(file)
    const words = caption ?? alt
    if (!picture) return [new Paragraph({ style: 'Words under', children: [new TextRun(`〔图：${alt}〕`)] })]
    const scale = Math.min(1, typeArea.pictureWidth / picture.width, typeArea.pictureHeight / picture.height)
    const transformation = {
      width: Math.max(1, Math.round(picture.width * scale)),
      height: Math.max(1, Math.round(picture.height * scale)),
    }
    pictures += 1
    const altText = { id: String(pictures), name: `图 ${pictures}`, title: words, description: alt }
    return [
      new Paragraph({
        style: 'Picture',
        children: [new ImageRun({ type: picture.type, data: picture.data, transformation, altText })],
      }),
      new Paragraph({ style: 'Words under', children: [new TextRun(words)] }),
    ]
  }

  const componentOf = (node: MdxJsxFlowElement): Made => {
    const component = readComponent(node)
    if (component.name === 'Figure') return figureOf(component)
    if (component.name === 'Update')
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          spacing: { before: 240 },
          children: [new TextRun(`${minuteInWords(component.at)}更新`)],
        }),
      ]
    const name = paper.fileNames.get(component.file) ?? ''
    return [new Paragraph({ style: 'Text', children: [new TextRun(`〔附件：${name}〕`)] })]
  }

  const blockOf = (node: RootContent): Made => {
    switch (node.type) {
      case 'paragraph':
        // the signature never stands on a page without text
        return [new Paragraph({ style: 'Text', keepNext: node === paper.body.at(-1), children: runs(node.children) })]
      case 'heading':
        return [headingOf(node)]
      case 'list':
        return listOf(node, 0)
      case 'blockquote':
        return node.children.map(
          (child) =>
            new Paragraph({ style: 'Quoted', children: 'children' in child ? runs(child.children as never) : [] }),
        )
      case 'table':
        return [wordTable(node), new Paragraph({ style: 'Cell' })]
      case 'code':
        return node.value.split('\n').map((line) => new Paragraph({ style: 'Code', children: [new TextRun(line)] }))
      case 'mdxJsxFlowElement':
        return componentOf(node)
      default:
        return []
    }
  }
  return { made: paper.body.flatMap(blockOf), numbering }
}
