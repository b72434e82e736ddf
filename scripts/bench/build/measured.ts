import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Wall and processor time in seconds, the most memory it held in MB. */
export type Measured = { wall: number; cpu: number; memory: number }

const ticks = 100
const lookEvery = 20

/** Runs a program to its end. Memory is the high-water mark that the system keeps of the whole process, threads included. */
export const measured = ({ program, args }: { program: string; args: string[] }): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const before = childTicks()
    const began = performance.now()
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let memory = 0
    let said = ''
    child.stderr.on('data', (data) => {
      said = `${said}${data}`.slice(-2_000)
    })
    const timer = setInterval(() => {
      memory = Math.max(memory, highWater(child.pid))
    }, lookEvery)
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(timer)
      const wall = (performance.now() - began) / 1_000
      if (code === 0) resolve({ wall, cpu: (childTicks() - before) / ticks, memory })
      else reject(new Error(`${program} ended with ${code}: ${said}`))
    })
  })

const highWater = (pid = 0): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** Processor time of the children that have ended, in hundredths of a second. */
const childTicks = (): number => {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return Number(fields[13]) + Number(fields[14])
}
