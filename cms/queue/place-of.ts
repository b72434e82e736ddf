/** Where the work on a wait is done: the record, or the form of a new one. */
export const placeOf = ({ slug, subject, act }: { slug: string; subject: string; act: string }): string =>
  act === 'answer' ? `/admin/collections/statements/create?case=${subject}` : `/admin/collections/${slug}/${subject}`
