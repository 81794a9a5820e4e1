import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { holdDataDirectory } from '../../../packages/embedded/src/hold-data-directory.server.ts'
import { test } from './mongo/running-mongo.ts'

const PROCESSES = 4
const TIMES = 60

async function holdAndDie(dataDir: string): Promise<string> {
  const entry = join(import.meta.dirname, 'hold-and-die.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', entry, dataDir, String(TIMES)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return errors
}

test('processes that find the holder dead at the same moment do not both take its place', async ({
  dataDir,
}) => {
  const errors = await Promise.all(Array.from({ length: PROCESSES }, () => holdAndDie(dataDir)))

  expect(errors).toEqual(Array.from({ length: PROCESSES }, () => ''))
  expect(await readdir(dataDir)).toEqual([`lock.${PROCESSES * TIMES}`])
}, 60_000)

test('a directory is held by one at a time, and again when it was released', ({ dataDir }) => {
  const release = holdDataDirectory(dataDir)

  expect(() => holdDataDirectory(dataDir)).toThrow(
    `The data directory ${dataDir} is in use by another embedded server (process ${process.pid}).`,
  )
  release()
  holdDataDirectory(dataDir)()
})

test('what a process that is gone held is taken over, also when its number is used again', async ({
  dataDir,
}) => {
  holdDataDirectory(dataDir)
  // The number of a living process comes with another start than that of the one that held it.
  for (const left of ['999999999 1', `${process.ppid} 1`, `${process.pid} 1`, 'nonsense', '']) {
    const [turn = ''] = await readdir(dataDir)
    await writeFile(join(dataDir, turn, 'holder'), left)

    holdDataDirectory(dataDir)

    expect(() => holdDataDirectory(dataDir)).toThrow(`(process ${process.pid})`)
  }
})
