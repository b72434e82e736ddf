import { type Frontier, rootHash } from './frontier.ts'

/** Text of a checkpoint (C2SP tlog-checkpoint): origin, size, root, and what else is signed with them. */
export const headText = (origin: string, frontier: Frontier, ...extensions: string[]): string =>
  [origin, frontier.size, rootHash(frontier).toString('base64'), ...extensions].map((line) => `${line}\n`).join('')

/** What a checkpoint of ours says. */
export const readHead = (checkpoint: string): { text: string; origin: string; size: number; root: string } => {
  const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (!/^\d+$/.test(size) || !root)
    throw new Error('The checkpoint of the log cannot be read; put it back from the backup.')
  return { text, origin, size: Number(size), root }
}
