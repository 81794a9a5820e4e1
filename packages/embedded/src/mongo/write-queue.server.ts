import { LockWait } from './storage/locks.server.ts'
import { type Store } from './storage/store.server.ts'
import { timeIsUp, within } from './time-limit.server.ts'

interface Job {
  run(): unknown
  /** When it stops waiting for locks: then it runs once more, to say that its time is up. */
  until: number
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Group commit: the writes that arrive together run one after the other in one store transaction and are answered once
 * it is on disk. Each has a nested transaction of its own, so a failing one leaves nothing behind.
 */
export class WriteQueue {
  private waiting: Job[] = []
  private scheduled = false

  constructor(private readonly store: Store) {}

  /** Runs `action` inside the next commit; resolves when it is durable. Throws 50 when it is not done by `until`. */
  submit<T>(action: () => T, until = Infinity): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.enqueue({ run: action, until, resolve: resolve as (value: unknown) => void, reject })
    })
  }

  private enqueue(job: Job): void {
    this.waiting.push(job)
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => this.flush())
  }

  private flush(): void {
    const jobs = this.waiting
    this.waiting = []
    this.scheduled = false
    const answers: (() => void)[] = []
    try {
      this.store.write(() => {
        for (const job of jobs) answers.push(this.attempt(job))
      })
    } catch (error) {
      // Nothing of the batch is on disk.
      for (const job of jobs) job.reject(error)
      return
    } finally {
      this.store.refreshReaders()
    }
    for (const answer of answers) answer()
  }

  private attempt(job: Job): () => void {
    try {
      if (Date.now() > job.until) throw timeIsUp()
      const value = this.store.write(() => within(job.until, () => job.run()))
      return () => job.resolve(value)
    } catch (error) {
      if (error instanceof LockWait)
        return () => void releasedOr(error, job.until).then(() => this.enqueue(job))
      return () => job.reject(error)
    }
  }
}

function releasedOr({ released }: LockWait, until: number): Promise<void> {
  if (until === Infinity) return released
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, until - Date.now() + 1)
    void released.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
