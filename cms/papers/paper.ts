import type { RootContent } from 'mdast'

/** A picture as a paper shows it: PNG or JPEG, with its size in pixels. */
export type Picture = { type: 'png' | 'jpg'; data: Buffer; width: number; height: number }

export type Labelled = readonly [label: string, value: string]

/**
 * A text on its way to paper, whatever it is: a statement today, minutes later. The same paper is written as DOCX, as plain
 * text and as a page to print. Everything in it may be handed out; no person is named unless the text itself does.
 */
export type Paper = {
  /** Whose paper it is, above everything. */
  unit: string
  kind: string
  /** 〔2026〕12号; absent until there is one. */
  number?: string
  title: string
  /** What a reader must know before reading: embargo, demo, emergency. In red, on every page where `isRunning`. */
  notices: readonly { text: string; isRunning: boolean }[]
  facts: readonly Labelled[]
  /** The answer in one paragraph. */
  lead?: string
  /** Blocks of the allow-list; headings from level 2. */
  body: readonly RootContent[]
  pictures: ReadonlyMap<string, Picture>
  /** SHA-256 of a file → the name a reader knows it by. */
  fileNames: ReadonlyMap<string, string>
  attachments: readonly string[]
  /** How it is signed, at the foot: unit and day. */
  signature: readonly string[]
  /** How the text is checked against what was published. */
  proof: readonly Labelled[]
  /** The only time a file made of it carries. */
  at: Date
}
