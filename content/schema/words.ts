/** The same thing said in the languages of the back office. */
export type Words = { zh: string; en: string }
