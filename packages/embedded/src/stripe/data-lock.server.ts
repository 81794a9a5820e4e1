import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedError } from '../embedded-error.ts'

/**
 * Holds a directory for this process; a lock left by a process that is gone is taken over. Returns the release.
 * @throws {EmbeddedError} `start_failed` that names the directory and the process that uses it
 */
export function holdLock(path: string): () => void {
  const own = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, own, { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ')
      if (isAlive(Number(pid), start)) {
        throw new EmbeddedError('start_failed', `Process ${pid} uses the data directory ${dirname(path)}.`)
      }
      rmSync(path, { force: true })
    }
  }
  throw new EmbeddedError(
    'start_failed',
    `Another process took the data directory ${dirname(path)} just now.`,
  )
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  // Numbers are given again, in a restarted container nearly always the same ones: the start tells them apart.
  return start === '' || startOf(pid) === '' || startOf(pid) === start
}

/** When a process started, in ticks since the machine did; '' where the system does not say. */
function startOf(pid: number): string {
  try {
    // The second field is the name in parentheses, which may contain blanks; the start is field 22.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
