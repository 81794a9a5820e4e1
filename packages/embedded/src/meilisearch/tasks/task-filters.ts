import { badRequest, codeOf } from '../http/api-error.ts'
import { readCount, type QueryParameters } from '../http/query-parameters.ts'
import { list } from '../http/read-fields.ts'
import { isIndexUid, describeIndexUid } from '../index/index-uid.ts'
import { TASK_STATUSES, TASK_TYPES, indexesOf, type Task } from './task.ts'

/** The parameters tasks are chosen by, to be read, canceled or forgotten. */
export const TASK_FILTERS = [
  'uids', 'batchUids', 'canceledBy', 'types', 'statuses', 'indexUids', 'afterEnqueuedAt', 'beforeEnqueuedAt',
  'afterStartedAt', 'beforeStartedAt', 'afterFinishedAt', 'beforeFinishedAt',
] as const // prettier-ignore

const PREFIX = 'invalid_task'
const DATE = /^\d{4}-\d\d-\d\d$/
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i
const DAY_IN_MS = 24 * 60 * 60 * 1000

type Test = (task: Task) => boolean

/** Reads the conditions of a request about tasks. A star stands for any value. @throws {ApiError} for a value that cannot be */
export function readTaskFilters(query: QueryParameters): Test {
  const uids = readUids(query, 'uids', 'invalid_task_uids')
  const batchUids = readUids(query, 'batchUids', 'invalid_batch_uids')
  const canceledBy = readUids(query, 'canceledBy', 'invalid_task_canceled_by')
  const types = readChoices(query, 'types', TASK_TYPES, 'type')
  const statuses = readChoices(query, 'statuses', TASK_STATUSES, 'status')
  const indexUids = readIndexUids(query)
  const times = (['Enqueued', 'Started', 'Finished'] as const).map((event) => readTimes(query, event))
  return (task) =>
    isIn(uids, task.uid) &&
    isIn(batchUids, task.batchUid) &&
    isIn(canceledBy, task.canceledBy) &&
    isIn(types, task.type.toLowerCase()) &&
    isIn(statuses, task.status.toLowerCase()) &&
    (indexUids === undefined || indexesOf(task).some((uid) => indexUids.includes(uid))) &&
    times.every((test) => test(task))
}

const isIn = <Value>(wanted: Value[] | undefined, value: Value | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value))

/** The values between the commas; undefined where nothing, or a star, is asked for. */
function readList<Value>(
  query: QueryParameters,
  name: string,
  read: (text: string, place: string) => Value,
): Value[] | undefined {
  const texts = query.texts(name)
  const values = texts?.map((text, at) =>
    text === '*' ? '*' : read(text, texts.length > 1 ? `${name}[${at}]` : name),
  )
  return values === undefined || values.includes('*') ? undefined : (values as Value[])
}

const readUids = (query: QueryParameters, name: string, code: string) =>
  readList(query, name, (text, place) => readCount(text, place, code))

function readChoices(
  query: QueryParameters,
  name: 'types' | 'statuses',
  choices: readonly string[],
  what: string,
) {
  return readList(query, name, (text, place) => {
    const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase())
    if (found) return found.toLowerCase()
    throw badRequest(
      codeOf(PREFIX, name),
      `Invalid value in parameter \`${place}\`: \`${text}\` is not a valid task ${what}. Available ${name} are ${list(choices)}.`,
    )
  })
}

const readIndexUids = (query: QueryParameters) =>
  readList(query, 'indexUids', (text, place) => {
    if (isIndexUid(text)) return text
    throw badRequest(
      'invalid_index_uid',
      `Invalid value in parameter \`${place}\`: ${describeIndexUid(text)}`,
    )
  })

function readTimes(query: QueryParameters, event: 'Enqueued' | 'Started' | 'Finished'): Test {
  const field = `${event.toLowerCase()}At` as 'enqueuedAt' | 'startedAt' | 'finishedAt'
  const after = readTime(query, `after${event}At`, 'after')
  const before = readTime(query, `before${event}At`, 'before')
  return (task) => {
    if (after === undefined && before === undefined) return true
    const time = Date.parse(task[field] ?? '') // a task that has not come that far is neither before nor after
    return (after === undefined || time > after) && (before === undefined || time < before)
  }
}

/** A day without a time is over when "after" it, and has not begun when "before" it. */
function readTime(query: QueryParameters, name: string, side: 'after' | 'before'): number | undefined {
  const text = query.text(name)
  if (text === undefined || text === '*') return undefined
  const isDay = DATE.test(text)
  const time = isDay || DATE_TIME.test(text) ? Date.parse(text) : NaN
  if (!Number.isNaN(time)) return isDay && side === 'after' ? time + DAY_IN_MS : time
  throw badRequest(
    codeOf(PREFIX, name),
    `Invalid value in parameter \`${name}\`: \`${text}\` is an invalid date-time. It should follow the YYYY-MM-DD or RFC 3339 date-time format.`,
  )
}

/** One page of tasks, which come newest first, from the task `from` on. */
export function pageOfTasks(tasks: Task[], { reverse = false, limit = 20, from }: TaskPage) {
  const ordered = reverse ? [...tasks].reverse() : tasks
  const rest =
    from === undefined ? ordered : ordered.filter(({ uid }) => (reverse ? uid >= from : uid <= from))
  const results = rest.slice(0, limit)
  return {
    results,
    total: tasks.length,
    limit,
    from: results[0]?.uid ?? null,
    next: rest[limit]?.uid ?? null,
  }
}

type TaskPage = { reverse?: boolean; limit?: number; from?: number }
