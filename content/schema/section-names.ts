import { formerSections, type Section, sections } from './kinds.ts'

/** A section as a release names it: by its present name or a former one. */
export type SectionOnRecord = Section | keyof typeof formerSections

type Tables = { sections: object; former: Readonly<Record<string, string>> }

/** Throws where a former name can be no address, is still in use, or leads to nothing that is. */
export const checkFormerSections = ({ sections, former }: Tables): void => {
  for (const [name, present] of Object.entries(former)) {
    if (!/^[a-z]+$/.test(name)) throw new Error(`formerSections: "${name}" is not written in small letters alone.`)
    if (Object.hasOwn(sections, name)) throw new Error(`formerSections: "${name}" is the name of a section now.`)
    if (!Object.hasOwn(sections, present))
      throw new Error(`formerSections: "${name}" must lead to a section there is now; "${present}" is none.`)
  }
}

const former: Readonly<Record<string, Section>> = formerSections
checkFormerSections({ sections, former })

export const presentSections = Object.keys(sections) as [Section, ...Section[]]
export const formerNames = Object.keys(former) as SectionOnRecord[]

/** What the section is called now. */
export const presentSection = (name: SectionOnRecord): Section => former[name] ?? (name as Section)

/** The section that is or was called so; undefined for any other word. */
export const sectionNamed = (word: string): Section | undefined =>
  Object.hasOwn(former, word) ? former[word] : presentSections.find((section) => section === word)

export const formerNamesOf = (section: string): SectionOnRecord[] =>
  formerNames.filter((name) => former[name] === section)

/** Every name under which the section's releases may be kept, the present one first. */
export const namesOfSection = (section: Section): SectionOnRecord[] => [section, ...formerNamesOf(section)]
