import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadBundle, root, sourceHash } from '../../site/publisher/bundle.ts'
import { until } from '../publisher/station.ts'

test('a builder of the bundle that is killed keeps nobody waiting, and what it had begun is gone', async () => {
  // Within the project: what is built finds its packages there.
  mkdirSync(join(root, 'site/dist'), { recursive: true })
  const place = mkdtempSync(join(root, 'site/dist/killed-'))
  onTestFinished(() => rmSync(place, { recursive: true, force: true }))
  const source = `import { loadBundle } from ${JSON.stringify(join(root, 'site/publisher/bundle.ts'))}
await loadBundle(${JSON.stringify(place)})`
  const builder = spawn(process.execPath, ['--input-type=module', '-e', source], { cwd: root, stdio: 'ignore' })
  const ended = new Promise((resolve) => builder.once('exit', resolve))
  const lock = join(place, 'build.lock.pid')
  await until(() => existsSync(lock))
  mkdirSync(join(place, `${sourceHash()}.${builder.pid}`), { recursive: true })
  builder.kill('SIGKILL')
  await ended
  const { folder } = await loadBundle(place)
  expect(folder).toBe(join(place, sourceHash()))
  expect(readdirSync(place).filter((name) => !name.startsWith('build.lock'))).toEqual([sourceHash()])
})
