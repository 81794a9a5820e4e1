import { type EventRecord } from './context.server.ts'
import { isWithin, pageOfMany, pageParams } from './pages.server.ts'
import { instantRange, listOf, text } from './params.server.ts'
import { present } from './present.server.ts'
import { getRecord } from './resource.server.ts'
import { route } from './route.server.ts'

const listFilters = { ...pageParams, type: text(), types: listOf(text(), 20), created: instantRange }

export const eventRoutes = [
  route('GET', '/v1/events', listFilters, (context, params) => {
    const fits = ({ type, created }: EventRecord) =>
      (params.type === undefined || matches(type, params.type)) &&
      (params.types === undefined || params.types.includes(type)) &&
      isWithin(created, params.created)
    const newestFirst = context.transaction.each<EventRecord>('event', 'newest_first')
    return pageOfMany(newestFirst, fits, params, '/v1/events', 'event')
  }),
  route('GET', '/v1/events/:id', {}, (context, _params, id) =>
    present(context, getRecord<EventRecord>(context, 'event', id)),
  ),
]

/** `invoice.*` names a whole family. */
const matches = (type: string, pattern: string) =>
  pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern
