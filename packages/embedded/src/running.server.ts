import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { type Addresses, type ServiceName } from './services.ts'

const ANSWERS_WITHIN_MS = 2_000

/** A child process that runs embedded services and where they listen, as its parent noted it. */
export type Running = { pid: number; addresses: Addresses }

const fileIn = (dataDir: string) => join(dataDir, 'running.json')

/**
 * Notes beside the data which process serves it, so that other processes of the same user can use it too. The note holds
 * keys: only its owner may read it. Somebody else's note is left alone while what it names still answers: a child whose
 * parent was killed lives a moment longer than its services.
 */
export async function noteRunning(dataDir: string, running: Running): Promise<void> {
  const other = await findRunning(dataDir)
  if (other && other.pid !== running.pid) return
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${fileIn(dataDir)}.${randomBytes(4).toString('hex')}`
  try {
    await writeFile(draft, JSON.stringify(running), { mode: 0o600, flag: 'wx' })
    await rename(draft, fileIn(dataDir))
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes the note away when it is this process's own. */
export async function forgetRunning(dataDir: string, pid: number): Promise<void> {
  if ((await readNote(dataDir))?.pid === pid) await rm(fileIn(dataDir), { force: true })
}

/**
 * The embedded services that another process runs on this data.
 * @param dataDir directory that was given to `spawnEmbedded`
 * @returns null when there are none: nothing noted, a note left by a process that is gone (`kill -9`), or services that do
 * not accept connections
 */
export async function findRunning(dataDir: string): Promise<Running | null> {
  const noted = await readNote(dataDir)
  if (!noted || !isAlive(noted.pid)) return null
  // The system may have given the process id to somebody else since; the ports tell.
  const answering = await Promise.all(urlsOf(noted.addresses).map(accepts))
  return answering.every(Boolean) ? noted : null
}

/** Whether all of `services` are among the addresses. */
export const hasServices = (addresses: Addresses, services: readonly ServiceName[]): boolean =>
  services.every((service) => addresses[service] !== undefined)

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function readNote(dataDir: string): Promise<Running | null> {
  try {
    const note = JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as Partial<Running> | null
    const { pid, addresses } = note ?? {}
    return typeof pid === 'number' && pid > 0 && addresses ? { pid, addresses } : null
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const urlsOf = ({ mongo, meilisearch, stripe }: Addresses): string[] =>
  [mongo?.uri, meilisearch?.url, stripe?.apiBase].filter((url) => url !== undefined)

async function accepts(url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false
  const { hostname, port } = new URL(url)
  return await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: ANSWERS_WITHIN_MS })
    const answer = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(false))
    socket.once('error', () => answer(false))
  })
}
