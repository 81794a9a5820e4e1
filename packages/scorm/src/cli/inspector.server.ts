import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ChildAnswer } from './inspect-child.server.ts'

const CHILD = fileURLToPath(new URL('./inspect-child.server.ts', import.meta.url))
/** What a package may cost at most: a hostile one is ended, and the next starts in a fresh process. */
const MOST_HEAP_MB = 768

export type Inspection = ChildAnswer & { milliseconds: number }

/** Inspects files one after the other in a process that can be ended. Call `close` at the end. */
export class Inspector {
  readonly #limitSeconds: number
  #child: ChildProcess | null = null

  constructor(limitSeconds: number) {
    this.#limitSeconds = limitSeconds
  }

  async inspect(file: string): Promise<Inspection> {
    const started = performance.now()
    const answer = await this.#ask(file)
    return { ...answer, milliseconds: Math.round(performance.now() - started) }
  }

  close(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }

  async #ask(file: string): Promise<ChildAnswer> {
    this.#child ??= fork(CHILD, { execArgv: [...process.execArgv, `--max-old-space-size=${MOST_HEAP_MB}`] })
    const child = this.#child
    const answer = await new Promise<ChildAnswer>((resolve) => {
      const fail = (message: string) => resolve({ kind: 'fault', message })
      const late = setTimeout(
        () => fail(`Not finished after ${this.#limitSeconds} seconds.`),
        this.#limitSeconds * 1000,
      )
      child.once('message', (message: ChildAnswer) => resolve(message))
      child.once('exit', () => fail('The reader ended unexpectedly.'))
      child.once('error', (error) => fail(error.message))
      child.once('message', () => clearTimeout(late)).once('exit', () => clearTimeout(late))
      child.send(file)
    })
    child.removeAllListeners()
    if (answer.kind === 'fault') this.close()
    return answer
  }
}
