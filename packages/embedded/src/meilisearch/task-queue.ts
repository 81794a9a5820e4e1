import { ApiError } from './api-error.ts'

export type TaskType =
  | 'documentAdditionOrUpdate'
  | 'documentDeletion'
  | 'settingsUpdate'
  | 'indexCreation'
  | 'indexDeletion'
  | 'indexUpdate'
  | 'indexSwap'

type Details = Record<string, unknown>
export type Task = {
  uid: number
  batchUid: number | null
  indexUid: string | null
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed'
  type: TaskType
  canceledBy: null
  details: Details
  error: ApiError['body'] | null
  duration: string | null
  enqueuedAt: string
  startedAt: string | null
  finishedAt: string | null
}

// Long enough that who does not wait for a task does not see its effect by luck; who asks for it is served at once.
const DELAY_IN_MS = 150
const REMEMBERED_TASKS = 10_000

/** Does the writing, one task after the other, some time after each was accepted. */
export class TaskQueue {
  private readonly tasks = new Map<number, Task>()
  private queue: { task: Task; work: () => Details | Promise<Details> }[] = []
  private nextUid = 0
  private timer: NodeJS.Timeout | undefined
  private isWorking = false
  private closed = false

  /** Accepts a task. `work` answers with the details to add, or throws an `ApiError` that becomes the task's error. */
  enqueue(type: TaskType, indexUid: string | null, details: Details, work: () => Details | Promise<Details>) {
    const task: Task = {
      uid: this.nextUid++,
      batchUid: null,
      indexUid,
      status: 'enqueued',
      type,
      canceledBy: null,
      details,
      error: null,
      duration: null,
      enqueuedAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
    }
    this.tasks.set(task.uid, task)
    if (this.tasks.size > REMEMBERED_TASKS) this.tasks.delete(this.tasks.keys().next().value!)
    this.queue.push({ task, work })
    this.timer ??= setTimeout(() => this.work(), DELAY_IN_MS)
    const { uid: taskUid, status, enqueuedAt } = task
    return { taskUid, indexUid, status, type, enqueuedAt }
  }

  /** Somebody is waiting for this task: it answers with the task as it is now and starts working. */
  find(uid: number): Task | undefined {
    if (this.queue.length > 0) this.work()
    return this.tasks.get(uid)
  }

  /** Newest first. */
  list(): Task[] {
    return [...this.tasks.values()].reverse()
  }

  get isProcessing(): boolean {
    return this.queue.length > 0
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
  }

  private work(): void {
    if (this.isWorking) return
    this.isWorking = true
    clearTimeout(this.timer)
    setImmediate(() => void this.workThroughQueue())
  }

  private async workThroughQueue(): Promise<void> {
    for (let next = this.queue[0]; next && !this.closed; next = this.queue[0]) {
      await process(next.task, next.work)
      this.queue.shift()
    }
    this.timer = undefined
    this.isWorking = false
  }
}

async function process(task: Task, work: () => Details | Promise<Details>): Promise<void> {
  const started = performance.now()
  task.status = 'processing'
  task.batchUid = task.uid
  task.startedAt = new Date().toISOString()
  try {
    Object.assign(task.details, await work())
    task.status = 'succeeded'
  } catch (error) {
    task.status = 'failed'
    task.error = toApiError(error).body
  }
  task.finishedAt = new Date().toISOString()
  task.duration = `PT${((performance.now() - started) / 1000).toFixed(6)}S`
}

/** Anything that is not a refusal is a bug of this server and is called internal, as Meilisearch calls its own. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  console.error(error)
  return new ApiError(500, 'internal', error instanceof Error ? error.message : String(error), 'internal')
}
