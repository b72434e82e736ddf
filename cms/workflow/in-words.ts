import type { Words } from '../language.ts'

const path = '/workflow/code-cell.tsx#CodeCell'

/** For a field that holds a code of the tables: lists show the words. */
export const inWords = { admin: { components: { Cell: path } } }

/** The same for a field whose codes have words of their own. */
export const wordsFor = (words: Readonly<Record<string, Words>>) => ({ Cell: { path, serverProps: { words } } })

/** For a field that names a unit: lists show its name. */
export const unitByName = { components: { Cell: '/people/unit-cell.tsx#UnitCell' } }
