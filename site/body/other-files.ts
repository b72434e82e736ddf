import type { Nodes, Root } from 'mdast'
import type { RecordFile } from '../../content/schema/release.ts'
import type { Snapshot } from '../../content/schema/statement.ts'

/** Files that the text does not show by itself: they are listed below it. */
export const otherFiles = ({
  tree,
  files,
  statement,
}: {
  tree?: Root
  files: RecordFile[]
  statement: Snapshot
}): RecordFile[] => {
  const shown = new Set(tree ? filesIn(tree) : [])
  if (statement.kind === 'commentary' && statement.fields.expert.portrait) shown.add(statement.fields.expert.portrait)
  return files.filter((file) => !shown.has(file.sha256))
}

const filesIn = (node: Nodes): string[] => [
  ...(node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
    ? node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute' && attribute.name === 'file' ? [String(attribute.value)] : [],
      )
    : []),
  ...('children' in node ? node.children.flatMap(filesIn) : []),
]
