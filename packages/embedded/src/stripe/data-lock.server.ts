import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { EmbeddedError } from '../embedded-error.ts'

/** Holds a directory for this process; a lock left by a process that is gone is taken over. Returns the release. */
export function holdLock(path: string): () => void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (isAlive(Number(readFileSync(path, 'utf8')))) break
      rmSync(path, { force: true })
    }
  }
  throw new EmbeddedError('start_failed', `Another process uses this data directory (${path}).`)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
