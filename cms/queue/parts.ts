type Stop = { isUnfolded: boolean; isSelected: boolean; onFocus: () => void }

/**
 * Parts of a treegrid: a table whose rows unfold and are stops of the keyboard. The roles stand on plain elements, because on a
 * phone the rows are cards, and a table element that is no longer laid out as one loses its meaning.
 */
export const part = {
  grid: (label: string) => ({ role: 'treegrid', 'aria-label': label }),
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  stop: ({ isUnfolded, isSelected, onFocus }: Stop) => ({
    role: 'row',
    'aria-level': 1,
    'aria-expanded': isUnfolded,
    'aria-selected': isSelected,
    tabIndex: isSelected ? 0 : -1,
    onFocus,
  }),
  below: { role: 'row', 'aria-level': 2 },
  header: { role: 'columnheader' },
  cell: { role: 'gridcell' },
} as const
