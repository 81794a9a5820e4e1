import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'
import { forgetRunning, noteRunning } from './running.server.ts'
import { type Addresses, type FromChild, type FromParent, type ServicesToStart } from './services.ts'

const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 15_000

export type ChildExit = { code: number | null; signal: NodeJS.Signals | null }

export type Embedded = Addresses & {
  /** Process id of the child that runs the services. */
  pid: number
  /** Stops the child in order and waits until its data is on disk. May be called more than once. */
  close(): Promise<void>
  /** Calls back when the child ends without having been asked to. */
  onExit(callback: (exit: ChildExit) => void): void
}

export type SpawnEmbedded = ServicesToStart & {
  /** Project root, where `packages/embedded` and `node_modules` are: the app itself is bundled. Default: cwd. */
  root?: string
}

/**
 * Starts one child process that runs the services asked for and resolves when all of them answer.
 * The child ends with its parent, however the parent ends. While it runs, `running.json` in the data directory says where.
 * @throws {EmbeddedError} `start_failed` or `start_timeout`, with one sentence that says why.
 */
export async function spawnEmbedded({ root = process.cwd(), ...options }: SpawnEmbedded): Promise<Embedded> {
  const dataDir = resolve(root, options.dataDir)
  const start: FromParent = { type: 'start', options: { ...options, dataDir } }
  const child = spawn(process.execPath, [resolve(root, 'packages/embedded/src/spawned.js'), '--spawned'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  const exited = new Promise<ChildExit>((done) => {
    child.once('exit', (code, signal) => done({ code, signal }))
    child.once('error', () => done({ code: null, signal: null }))
  })
  const close = async () => {
    // First, so that nobody joins what is about to stop.
    if (child.pid !== undefined) await forgetRunning(dataDir, child.pid)
    await stop(child, exited)
  }

  let addresses: Addresses
  try {
    addresses = await untilReady(child, start)
    await noteRunning(dataDir, { pid: child.pid!, addresses })
  } catch (error) {
    await close()
    throw error
  }

  let stopping = false
  return {
    ...addresses,
    pid: child.pid!,
    close: () => {
      stopping = true
      return close()
    },
    onExit: (callback) => {
      void exited.then((exit) => {
        if (!stopping) callback(exit)
      })
    },
  }
}

function untilReady(child: ChildProcess, start: FromParent): Promise<Addresses> {
  return new Promise((done, fail) => {
    let errorOutput = ''
    let starting = true
    child.stderr!.on('data', (chunk: Buffer) => {
      if (starting) errorOutput = (errorOutput + chunk).slice(-8_000)
      else process.stderr.write(chunk)
    })
    const refuse = (code: 'start_failed' | 'start_timeout', message: string) =>
      fail(new EmbeddedError(code, message, { cause: errorOutput || undefined }))

    const timer = setTimeout(
      () =>
        refuse('start_timeout', `The embedded services were not ready after ${READY_WITHIN_MS / 1000} s.`),
      READY_WITHIN_MS,
    )
    child.once('error', (error) =>
      refuse('start_failed', `The embedded services cannot run: ${error.message}.`),
    )
    // `close` and not `exit`: by then everything the child had to say has arrived.
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      refuse('start_failed', `The embedded services ended with ${signal ?? code}${firstError(errorOutput)}.`)
    })
    child.on('message', (message: FromChild) => {
      clearTimeout(timer)
      if (message.type === 'failed') return refuse('start_failed', message.message)
      starting = false
      if (errorOutput) process.stderr.write(errorOutput)
      done(message.addresses)
    })
    // A child that is gone already is reported by `close`.
    child.send(start, () => {})
  })
}

/** The line of a stack trace that says what happened. */
function firstError(output: string): string {
  const line = output.split('\n').find((text) => /^\w*Error\b.*:/.test(text))
  return line ? `: ${line.trim().replace(/\.$/, '')}` : ''
}

async function stop(child: ChildProcess, exited: Promise<ChildExit>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  if (child.connected) child.send({ type: 'stop' } satisfies FromParent, () => {})
  else child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await exited
  clearTimeout(timer)
}
