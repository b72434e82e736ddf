'use client'
import type { Nodes, PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import type {} from 'mdast-util-mdx'
import type { ReactNode } from 'react'
import { readComponent } from '../../content/schema/body/components.ts'
import { shortTime } from '../workflow/short-time.ts'

export type ShownFiles = Record<string, { name: string; url: string | null; mime: string }>

const children = (node: { children: readonly Nodes[] }, files: ShownFiles): ReactNode =>
  node.children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nodes of a text have no identity of their own
    <Node files={files} key={index} node={child} />
  ))

const Cells = ({ row, as: Cell, files }: { row: TableRow; as: 'td' | 'th'; files: ShownFiles }) => (
  <tr>
    {row.children.map((cell: TableCell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Cell key={index}>{children(cell, files)}</Cell>
    ))}
  </tr>
)

const Figure = ({ file, alt, caption, files }: { file: string; alt: string; caption?: string; files: ShownFiles }) => {
  const { url, name } = files[file] ?? { url: null, name: file.slice(0, 12) }
  return (
    <figure>
      {/* biome-ignore lint/performance/noImgElement: an upload behind sign-in, which the image service cannot fetch */}
      {url ? <img alt={alt} src={url} /> : <span>{name}</span>}
      <figcaption>{caption ?? alt}</figcaption>
    </figure>
  )
}

/** One node of a body as it is read: no form, nothing to change. Only what the allow-list knows is drawn. */
const Node = ({ node, files }: { node: Nodes; files: ShownFiles }): ReactNode => {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      )
    case 'break':
      return <br />
    case 'strong':
      return <strong>{children(node, files)}</strong>
    case 'emphasis':
      return <em>{children(node, files)}</em>
    case 'link':
      return (
        <a href={node.url} rel="noreferrer" target="_blank">
          {children(node, files)}
        </a>
      )
    case 'heading': {
      const Heading = `h${node.depth + 1}` as 'h3' | 'h4' | 'h5'
      return <Heading>{children(node, files)}</Heading>
    }
    case 'paragraph':
      return <p>{children(node, files)}</p>
    case 'blockquote':
      return <blockquote>{children(node, files)}</blockquote>
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{children(node, files)}</ol> : <ul>{children(node, files)}</ul>
    case 'listItem':
      return <li>{node.children.length === 1 ? inline(node.children[0] as Nodes, files) : children(node, files)}</li>
    case 'table': {
      const [head, ...rows] = node.children
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
        <section className="reading-table" tabIndex={0}>
          <table>
            {head && (
              <thead>
                <Cells as="th" files={files} row={head} />
              </thead>
            )}
            <tbody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Cells as="td" files={files} key={index} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )
    }
    case 'mdxJsxFlowElement': {
      const component = readComponent(node)
      if (component.name === 'Figure') return <Figure {...component} files={files} />
      if (component.name === 'Update') return <p className="reading-update">{shortTime(component.at)}</p>
      const { url, name } = files[component.file] ?? { url: null, name: component.file.slice(0, 12) }
      return <p>{url ? <a href={url}>{name}</a> : name}</p>
    }
    default:
      return null
  }
}

const inline = (node: Nodes, files: ShownFiles): ReactNode =>
  node.type === 'paragraph' ? (
    children(node as { children: PhrasingContent[] }, files)
  ) : (
    <Node files={files} node={node} />
  )

export const BodyBlock = ({ node, files }: { node: RootContent; files: ShownFiles }) => (
  <Node files={files} node={node} />
)
