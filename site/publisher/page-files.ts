import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { placePage, removeWithEmptyFolders, writePage } from './disk.ts'

/*
 * A page on disk, and what belongs to it: `.br` and `.gz`, sent in its place to readers who take them, and `.gone`, which makes
 * it answer 410. The order of writes keeps them true to the page, also when the process dies between any two of them: what
 * belongs to the old page goes before the new page comes, and a packed form comes only while the page is the one that was packed.
 * So nothing stale can be there at start, and nothing has to be read to know it; what may be missing is a form, and then the page
 * itself is sent. Checked and put in place by the one thread that
 * writes the folder then, without a pause, so nothing comes in between.
 */

const mark = '.gone'
const forms = ['.br', '.gz'] as const
/** A page's forms where they wait to be put in place; `digest`: SHA-256 of the page that was packed. */
export type Packed = { file: string; digest: string; packed: Record<(typeof forms)[number], string> }

/** Writes a page unless it is there already, byte for byte. `isWithdrawn`: all that stood on it was withdrawn. Answers whether it wrote. */
export const replacePage = ({
  file,
  data,
  isWithdrawn = false,
}: {
  file: string
  data: Uint8Array
  isWithdrawn?: boolean
}) => {
  const known = statSync(file, { throwIfNoEntry: false })
  const isNew = !known || known.size !== data.byteLength || !readFileSync(file).equals(data)
  // The mark stands only on a page that is a tombstone already, and never on the text of a later edition.
  if (!isWithdrawn && isMarked(file)) rmSync(markOf(file))
  if (isNew) {
    if (known) removeForms(file)
    writePage({ path: file, data, seconds: timeAfter(known?.mtimeMs), isNew: !known })
  }
  if (isWithdrawn && !isMarked(file)) markWithdrawn(file)
  return isNew
}

/** Removes a page with what belongs to it, and the folders that it leaves empty. */
export const removePage = async ({ file, top }: { file: string; top: string }) => {
  rmSync(markOf(file), { force: true })
  removeForms(file)
  // At once: in a pause the packer would still find the page and put its forms back.
  rmSync(file, { force: true })
  await removeWithEmptyFolders({ path: file, top })
}

/** Puts packed forms beside a page, unless it was written again or removed since. They carry its time: it is one resource. */
export const putForms = (waiting: Packed) => {
  const { file, digest, packed } = waiting
  const known = statSync(file, { throwIfNoEntry: false })
  // Not there any more: the folder was exchanged meanwhile, and is swept after that.
  const isWhole = forms.every((form) => existsSync(packed[form]))
  if (!known || !isWhole || digestOf(readFileSync(file)) !== digest) return discardForms(waiting)
  for (const form of forms)
    placePage({ temporary: packed[form], path: `${file}${form}`, seconds: secondsOf(known.mtimeMs) })
}

/** What a disk does not let go now goes when everything is tidied. */
export const discardForms = ({ packed }: Packed) => {
  for (const form of forms)
    try {
      rmSync(packed[form], { force: true })
    } catch {}
}

/** The mark of a page of which all was withdrawn. */
export const markOf = (file: string) => join(dirname(file), mark)
export const markWithdrawn = (file: string) => writeFileSync(markOf(file), '')
export const isMarked = (file: string) => existsSync(markOf(file))

/** The page that a file belongs to; of any other file the file itself. */
export const pageOf = (file: string) =>
  basename(file) === mark ? join(dirname(file), 'index.html') : isForm(file) ? file.replace(/\.(br|gz)$/, '') : file

/** Only what is text, and large enough that fewer bytes are fewer packets. Uploaded files and search indexes are packed as they come. */
export const isPackable = (path: string) =>
  /\.(html|css|js|json|xml|atom|svg|txt)$/.test(path) && !/^(files|search\/index|log)\//.test(path)
export const smallest = 1_000

export const isForm = (path: string) => /\.(br|gz)$/.test(path) && isPackable(path.replace(/\.(br|gz)$/, ''))
export const digestOf = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

const removeForms = (file: string) => {
  for (const form of forms) if (existsSync(`${file}${form}`)) unlinkSync(`${file}${form}`)
}

/** Servers tell versions apart by size and whole seconds: two of one page never share a second, however fast they follow. */
const timeAfter = (before = 0) => Math.max(secondsOf(Date.now()), secondsOf(before) + 1)
const secondsOf = (milliseconds: number) => Math.floor(milliseconds / 1000)
