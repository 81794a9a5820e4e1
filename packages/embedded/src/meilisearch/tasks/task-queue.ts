import { ApiError, toApiError } from '../http/api-error.ts'
import { type Details, type Task, type TaskType } from './task.ts'

type Work = (task: Task) => Details | Promise<Details>
type Waiting = { task: Task; work: Work }

// Long enough that who does not wait for a task does not see its effect by luck; who asks for it is served at once.
const DELAY_IN_MS = 150
const REMEMBERED_TASKS = 10_000
const ABOUT_TASKS: readonly TaskType[] = ['taskCancelation', 'taskDeletion']

/** Does the writing, one task after the other, some time after each was accepted. */
export class TaskQueue {
  private readonly tasks = new Map<number, Task>()
  private queue: Waiting[] = []
  private nextUid = 0
  private nextBatch = 0
  private timer: NodeJS.Timeout | undefined
  private isWorking = false
  private closed = false

  /**
   * Accepts a task. `work` answers with the details to add, or throws an `ApiError` that becomes the task's error.
   * @param details what is known of the task before it is done; a detail that is null is 0 if it fails
   */
  enqueue(type: TaskType, indexUid: string | null, details: Details, work: Work) {
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
    this.forgetOldest()
    this.queue.push({ task, work })
    this.timer ??= setTimeout(() => this.work(), DELAY_IN_MS)
    const { uid: taskUid, status, enqueuedAt } = task
    return { taskUid, indexUid, status, type, enqueuedAt }
  }

  /** Accepts a task that takes back those of `uids` that have not been begun by then; they say by whom. */
  cancel(uids: readonly number[], originalFilter: string) {
    const matched = new Set(uids)
    const details = { matchedTasks: matched.size, canceledTasks: null, originalFilter }
    return this.enqueue('taskCancelation', null, details, ({ uid: canceledBy }) => {
      const isMeant = ({ task }: Waiting) => matched.has(task.uid) && task.status === 'enqueued'
      const canceled = this.queue.filter(isMeant)
      this.queue = this.queue.filter((waiting) => !isMeant(waiting))
      for (const { task } of canceled) {
        Object.assign(task, { status: 'canceled', canceledBy, finishedAt: new Date().toISOString() })
        countNothing(task.details)
      }
      return { canceledTasks: canceled.length }
    })
  }

  /** Accepts a task that forgets those of `uids` that are finished by then. */
  forget(uids: readonly number[], originalFilter: string) {
    const details = { matchedTasks: new Set(uids).size, deletedTasks: null, originalFilter }
    return this.enqueue('taskDeletion', null, details, () => {
      const finished = [...new Set(uids)].filter((uid) => this.tasks.get(uid)?.finishedAt)
      for (const uid of finished) this.tasks.delete(uid)
      return { deletedTasks: finished.length }
    })
  }

  /** What was done to an index is told under the name the index has after a swap. What is still to do keeps its name. */
  renameFinished(names: ReadonlyMap<string, string>): void {
    for (const task of this.tasks.values()) {
      if (task.finishedAt !== null && task.indexUid !== null) {
        task.indexUid = names.get(task.indexUid) ?? task.indexUid
      }
    }
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

  /** Whether there is work to do or under way in an index. */
  isBusyWith(indexUid: string): boolean {
    return this.queue.some(({ task }) => task.indexUid === indexUid && task.status === 'processing')
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
    for (let next = this.next(); next && !this.closed; next = this.next()) {
      const { task, work } = next
      task.batchUid = this.nextBatch++
      await process(task, work)
      this.queue = this.queue.filter((waiting) => waiting.task !== task)
    }
    this.timer = undefined
    this.isWorking = false
  }

  /** What is about tasks overtakes the rest: else nothing could be canceled. */
  private next(): Waiting | undefined {
    return this.queue.find(({ task }) => ABOUT_TASKS.includes(task.type)) ?? this.queue[0]
  }

  private forgetOldest(): void {
    if (this.tasks.size <= REMEMBERED_TASKS) return
    for (const { uid, finishedAt } of this.tasks.values()) {
      if (finishedAt === null) continue
      this.tasks.delete(uid)
      return
    }
  }
}

async function process(task: Task, work: Work): Promise<void> {
  const started = performance.now()
  task.status = 'processing'
  task.startedAt = new Date().toISOString()
  try {
    Object.assign(task.details, await work(task))
    task.status = 'succeeded'
  } catch (error) {
    task.status = 'failed'
    task.error = toApiError(error).body
    countNothing(task.details)
  }
  task.finishedAt = new Date().toISOString()
  task.duration = `PT${((performance.now() - started) / 1000).toFixed(6)}S`
}

/** What a task that was not done has indexed or deleted is nothing. */
function countNothing(details: Details): void {
  for (const name of ['indexedDocuments', 'deletedDocuments', 'canceledTasks', 'deletedTasks']) {
    if (details[name] === null) details[name] = 0
  }
}

export const taskNotFound = (uid: string) => new ApiError(404, 'task_not_found', `Task \`${uid}\` not found.`)
