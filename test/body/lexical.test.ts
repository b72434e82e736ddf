import { getEnabledNodes, type SanitizedServerEditorConfig } from '@payloadcms/richtext-lexical'
import { $getRoot } from '@payloadcms/richtext-lexical/lexical'
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { buildConfig } from 'payload'
import { describe, expect, test } from 'vitest'
import { bodyEditor } from '../../cms/body/editor.ts'
import { fromLexical } from '../../cms/body/from-lexical.ts'
import { paragraph, text } from '../../cms/body/lexical.ts'
import { toLexical } from '../../cms/body/to-lexical.ts'
import { bodyOfTree } from '../../content/schema/body.ts'
import { cleanText } from '../../content/schema/clean-text.ts'
import { nastyText, rawTree } from './trees.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 150) }
const held = (result: ReturnType<typeof bodyOfTree>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result
}

describe('editor and record', () => {
  test('a body goes to the editor and back unchanged, and so does the editor state', () => {
    fc.assert(
      fc.property(rawTree, (raw) => {
        const { tree, body } = held(bodyOfTree(raw))
        const state = toLexical(tree)
        const back = held(fromLexical(state))
        expect(back.body).toBe(body)
        expect(back.tree).toEqual(tree)
        expect(toLexical(back.tree)).toEqual(state)
      }),
      runs,
    )
  })

  test('what a person types arrives letter by letter', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nastyText, fc.constantFrom(0, 1, 2, 3, 16, 17, 18, 19))), (typed) => {
        const state = {
          root: { type: 'root', children: [paragraph(typed.map(([value, format]) => text(value, format)))] },
        }
        const { tree } = held(fromLexical(state))
        expect(seen(textsOf(tree))).toBe(seen(typed.map(([value]) => value).join('')))
      }),
      runs,
    )
  })

  test('the real editor takes the state and gives it back', async () => {
    const files = { slug: 'files', upload: true, fields: [] }
    const config = await buildConfig({
      secret: 'test',
      db: undefined as never,
      editor: bodyEditor,
      collections: [files],
    })
    const { editorConfig } = config.editor as unknown as { editorConfig: SanitizedServerEditorConfig }
    const editor = createHeadlessEditor({
      nodes: getEnabledNodes({ editorConfig }),
      onError: (error) => {
        throw error
      },
    })
    fc.assert(
      fc.property(rawTree, (raw) => {
        const state = toLexical(held(bodyOfTree(raw)).tree)
        editor.setEditorState(editor.parseEditorState(JSON.stringify(state)))
        editor.update(dirty, { discrete: true })
        expect(JSON.parse(JSON.stringify(editor.getEditorState()))).toEqual(state)
      }),
      runs,
    )
  })
})

/** Lets the editor put in order whatever it would put in order at the next keystroke. */
const dirty = () => {
  for (const node of $getRoot().getAllTextNodes()) node.markDirty()
}

/** Letters without the spaces, which have their own rules, and without what cannot be seen. */
const seen = (value: string) =>
  cleanText(value.replace(/\p{Cs}/gu, ''))
    .replace(/[\s\uFFFD]/g, '')
    .normalize('NFC')

const textsOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textsOf).join('') : ''
