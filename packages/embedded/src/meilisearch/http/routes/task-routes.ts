import { type Access } from '../../auth/access.server.ts'
import { TASK_FILTERS, pageOfTasks, readTaskFilters } from '../../tasks/task-filters.ts'
import { taskNotFound } from '../../tasks/task-queue.ts'
import { indexesOf, type Task } from '../../tasks/task.ts'
import { badRequest } from '../api-error.ts'
import { QueryParameters } from '../query-parameters.ts'
import { list } from '../read-fields.ts'
import { ok, read, type Request, type Routes, type Server } from '../route.ts'

const PREFIX = 'invalid_task'

/** What is about all indexes is for those to whom all are open. */
const maySee = ({ hasAllIndexes, mayUse }: Access, task: Task) => {
  const indexes = indexesOf(task)
  return hasAllIndexes || (indexes.length > 0 && indexes.every(mayUse))
}

/** The tasks a request to cancel or forget means, which must not be all by mistake. */
function chosen({ instance }: Server, { access, query }: Request, verb: 'cancel' | 'delete') {
  const params = new QueryParameters(query, PREFIX, TASK_FILTERS)
  const matches = readTaskFilters(params)
  if (query.size === 0) {
    const names = list(TASK_FILTERS.filter((name) => name !== 'batchUids'))
    throw badRequest(
      'missing_task_filters',
      `Query parameters to filter the tasks to ${verb} are missing. Available query parameters are: ${names}.`,
    )
  }
  const tasks = instance.tasks.list().filter((task) => maySee(access, task) && matches(task))
  return { uids: tasks.map(({ uid }) => uid), originalFilter: `?${query.toString()}` }
}

export const TASK_ROUTES: Routes = {
  'GET /tasks': read('tasks.get', ({ instance }, { access, query }) => {
    const params = new QueryParameters(query, PREFIX, ['limit', 'from', 'reverse', ...TASK_FILTERS])
    const page = {
      limit: params.count('limit'),
      from: params.count('from'),
      reverse: params.flag('reverse'),
    }
    const matches = readTaskFilters(params)
    const tasks = instance.tasks.list().filter((task) => maySee(access, task) && matches(task))
    return ok(pageOfTasks(tasks, page))
  }),
  'GET /tasks/:taskUid': read('tasks.get', ({ instance }, { access, params }) => {
    const { taskUid: uid } = params
    if (!/^\d{1,15}$/.test(uid!)) {
      throw badRequest(
        'invalid_task_uids',
        `Task uid \`${uid}\` is invalid. It should only contain numeric characters.`,
      )
    }
    const task = instance.tasks.find(Number(uid))
    if (!task || !maySee(access, task)) throw taskNotFound(uid!)
    return ok(task)
  }),
  'POST /tasks/cancel': read('tasks.cancel', (server, request) => {
    const { uids, originalFilter } = chosen(server, request, 'cancel')
    return ok(server.instance.tasks.cancel(uids, originalFilter))
  }),
  'DELETE /tasks': read('tasks.delete', (server, request) => {
    const { uids, originalFilter } = chosen(server, request, 'delete')
    return ok(server.instance.tasks.forget(uids, originalFilter))
  }),
}
