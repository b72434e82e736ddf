import { update } from '../input.ts'

/** What of the form a change may carry: the fields REST takes, `content` for the text. */
export const savedFields = Object.keys(update.shape).filter((name) => name !== 'body')

/** The statement as it stands in the form. */
export const savable = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(savedFields.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]))

/** Why something was refused and what to do, in one line; empty where the answer does not say. */
export const refusalIn = async (response: Response): Promise<string> => {
  const told = (await response.json().catch(() => ({}))) as { errors?: { message?: string; fix?: string }[] }
  return (told.errors ?? [])
    .map(({ message, fix }) => [message, fix].filter(Boolean).join(/[。.！？]$/.test(message ?? '') ? '' : '。'))
    .join(' ')
}

const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })
/** `14:05:12`, Shanghai. */
export const clockTime = (at: string | Date): string => time.format(new Date(at))
