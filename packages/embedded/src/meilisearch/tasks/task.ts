import { type ApiError } from '../http/api-error.ts'

/** The kinds of tasks this server does. */
export type TaskType =
  | 'documentAdditionOrUpdate'
  | 'documentDeletion'
  | 'settingsUpdate'
  | 'indexCreation'
  | 'indexDeletion'
  | 'indexUpdate'
  | 'indexSwap'
  | 'taskCancelation'
  | 'taskDeletion'

/** Every kind there is in Meilisearch: what tasks can be asked for by. */
export const TASK_TYPES = [
  'documentAdditionOrUpdate', 'documentEdition', 'documentDeletion', 'settingsUpdate', 'indexCreation',
  'indexDeletion', 'indexUpdate', 'indexSwap', 'taskCancelation', 'taskDeletion', 'dumpCreation', 'snapshotCreation',
  'export', 'upgradeDatabase', 'indexCompaction',
] as const // prettier-ignore

export const TASK_STATUSES = ['enqueued', 'processing', 'succeeded', 'failed', 'canceled'] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

export type Details = Record<string, unknown>

export type Task = {
  uid: number
  batchUid: number | null
  indexUid: string | null
  status: TaskStatus
  type: TaskType
  canceledBy: number | null
  details: Details
  error: ApiError['body'] | null
  /** ISO 8601 */
  duration: string | null
  enqueuedAt: string
  startedAt: string | null
  finishedAt: string | null
}

/** The indexes a task is about; a swap is about several. */
export function indexesOf({ indexUid, details }: Task): string[] {
  if (indexUid !== null) return [indexUid]
  return Array.isArray(details.swaps)
    ? (details.swaps as { indexes: string[] }[]).flatMap(({ indexes }) => indexes)
    : []
}
