/** A page as search knows it: what is found and what a result shows. */
export type SearchPage = {
  path: string
  title: string
  section: string
  number: string
  date: string
  unit: string
  text: string
}

/** Everything a query may match, in the order in which an excerpt is taken. */
export const wholeText = ({ title, number, unit, section, text }: SearchPage) =>
  [title, `${section}${number}`, unit, text].join('\n')
