/** For a field that holds a code of the tables: lists show the words. */
export const inWords = { admin: { components: { Cell: '/workflow/code-cell.tsx#CodeCell' } } }
