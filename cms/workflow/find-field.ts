/** Names of the contract whose control in the form is called otherwise. */
const controls: Record<string, string> = { body: 'content' }
const focusable = 'input:not([type=hidden]), textarea, select, [contenteditable=true], button'

/** The part of the admin's form that a refusal speaks of: `summary`, `body`, `fields.expert.name`. */
const partOf = (field: string): Element | null => {
  const [first = '', ...rest] = field.split('.')
  const [element] = rest
  if (first === 'fields' && element) return document.querySelector(`[data-element="${CSS.escape(element)}"]`)
  const name = controls[first] ?? first
  return (
    document.querySelector(`#field-${CSS.escape(name)}`) ??
    document.querySelector(`.field-type[data-lexical-path="${CSS.escape(name)}"]`) ??
    (name === 'content' ? document.querySelector('.rich-text-lexical') : null)
  )
}

const isShown = (part: Element | null): part is HTMLElement => part instanceof HTMLElement && part.offsetParent !== null

export const hasField = (field: string): boolean => isShown(partOf(field))

/** Brings a field of the form before the reader's eyes and puts the caret into it. */
export const goToField = (field: string): void => {
  const part = partOf(field)
  if (!isShown(part)) return
  const control = part.matches(focusable) ? part : part.querySelector<HTMLElement>(focusable)
  part.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
  const outer = part.closest('.field-type, [data-element]') ?? part
  outer.classList.add('desk-found')
  setTimeout(() => outer.classList.remove('desk-found'), 2_400)
}

export const goToId = (id: string): void => {
  const place = document.getElementById(id)
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
}
