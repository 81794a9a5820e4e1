import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { storeFailure } from './storage/store-failure.server.ts'

const heldHere = new Set<string>()

/** When a process began, so that a number used again after a restart is not taken for the old process. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes the lock on a data directory, making the directory if needed; the answer gives the lock back.
 * Throws `EmbeddedMongoError` 98 when another process, or this one, holds it.
 */
export function lockDataDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'mongo.lock')
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, `${process.pid} ${startTime(process.pid)}`)
      closeSync(handle)
      heldHere.add(file)
      return () => {
        heldHere.delete(file)
        rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw storeFailure(error, dataDir)
      const holder = liveHolder(file)
      if (holder !== undefined || attempt > 3) {
        throw new EmbeddedMongoError(
          98,
          `The data directory ${dataDir} is in use by another embedded server (process ${holder ?? 'unknown'}). Stop it first or choose another directory.`,
        )
      }
      rmSync(file, { force: true })
    }
  }
}

function liveHolder(file: string): number | undefined {
  const [pidText = '', started = ''] = readLock(file).split(' ')
  const pid = Number(pidText)
  if (pid === process.pid) return heldHere.has(file) ? pid : undefined
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  const now = startTime(pid)
  return now !== '' && started !== '' && now !== started ? undefined : pid
}

function readLock(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
