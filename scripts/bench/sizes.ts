import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Figure } from './figure.ts'

type Sizes = { name: string; sizes: number[]; isQuick: boolean }

/** Runs a bench once a size, each in a process and a home of its own, one after the other. Prints the figures as they come. */
export const inProcesses = async ({ name, sizes, isQuick }: Sizes): Promise<Figure[]> => {
  const figures: Figure[] = []
  const home = process.env.HUIYING_HOME
  for (const pages of sizes) {
    const args = ['scripts/run.mjs', 'bench', name, '--pages', String(pages), ...(isQuick ? ['--quick'] : [])]
    const env = { ...process.env, ...(home ? { HUIYING_HOME: path.join(home, String(pages)) } : {}) }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{"bench"')) continue
      console.log(line)
      figures.push(JSON.parse(line) as Figure)
    }
    const [code] = (await ended) as [number | null]
    if (code !== 0 && code !== 1) throw new Error(`${name} at ${pages} pages ended with ${code}`)
  }
  return figures
}
