import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

/**
 * Holds a directory for this process, making it if needed; what a process that is gone held is taken over. Returns the
 * release.
 * @throws {EmbeddedError} `start_failed` that names the directory and the process that uses it
 */
export function holdDataDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  for (;;) {
    const latest = latestTurn(dataDir)
    refuseWhenHeld(dataDir, latest)
    const own = latest + 1
    if (!takeTurn(dataDir, own)) continue
    // Whoever was asleep between looking and taking may have been overtaken twice, and took a turn that is over.
    if (latestTurn(dataDir) > own) {
      clear(dataDir, own)
      continue
    }
    for (const turn of turns(dataDir)) if (turn < own) clear(dataDir, turn)
    return () => giveUp(dataDir, own)
  }
}

// Two processes that both find a dead holder must not both take its place, and nothing can be removed and made again in
// one step. So holders take turns: the number goes up only, the highest one counts, and its directory stays when its
// holder leaves. A directory is renamed into place with its holder in it, which fails when that turn is somebody's.
const TURN = /^lock\.(\d+)$/
const turnPath = (dataDir: string, turn: number) => join(dataDir, `lock.${turn}`)
const holderPath = (dataDir: string, turn: number) => join(turnPath(dataDir, turn), 'holder')

const turns = (dataDir: string): number[] =>
  readdirSync(dataDir).flatMap((name) => Number(TURN.exec(name)?.[1] ?? []))

const latestTurn = (dataDir: string): number => Math.max(0, ...turns(dataDir))

function takeTurn(dataDir: string, turn: number): boolean {
  const prepared = join(dataDir, `lock-${randomUUID()}`)
  try {
    mkdirSync(prepared)
    writeFileSync(join(prepared, 'holder'), `${process.pid} ${startOf(process.pid)}`)
    renameSync(prepared, turnPath(dataDir, turn))
    return true
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true })
    // Taken by another, who may have been followed by a third meanwhile.
    if (isNamed(error, 'ENOTEMPTY', 'EEXIST', 'EPERM') && latestTurn(dataDir) >= turn) return false
    throw error
  }
}

/** Removes a turn that is over, whole: others may be about to remove it, or to take it for want of a newer sight. */
function clear(dataDir: string, turn: number): void {
  const aside = join(dataDir, `lock-${randomUUID()}`)
  try {
    renameSync(turnPath(dataDir, turn), aside)
  } catch (error) {
    if (!isNamed(error, 'ENOENT')) throw error
  }
  rmSync(aside, { recursive: true, force: true })
}

function giveUp(dataDir: string, turn: number): void {
  try {
    // Not removed: an empty or missing turn could be taken once more. A name needs no room on a full disk.
    renameSync(holderPath(dataDir, turn), join(turnPath(dataDir, turn), 'left'))
  } catch (error) {
    // The whole directory may have been cleared away, as tests do.
    if (!isNamed(error, 'ENOENT')) throw error
  }
}

function refuseWhenHeld(dataDir: string, turn: number): void {
  const [pid = '', start = ''] = read(holderPath(dataDir, turn)).split(' ')
  if (!isAlive(Number(pid), start)) return
  throw new EmbeddedError(
    'start_failed',
    `The data directory ${dataDir} is in use by another embedded server (process ${pid}). Stop it first or choose another directory.`,
  )
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!isNamed(error, 'EPERM')) return false
  }
  // Numbers are given again, in a restarted container nearly always the same ones: the start tells them apart.
  return start === '' || startOf(pid) === '' || startOf(pid) === start
}

/** When a process started, in ticks since the machine did; '' where the system does not say. */
function startOf(pid: number): string {
  // The second field is the name in parentheses, which may contain blanks; the start is field 22.
  return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? ''
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isNamed(error, 'ENOENT', 'ESRCH', 'ENOTDIR')) return ''
    throw error
  }
}

const isNamed = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))
