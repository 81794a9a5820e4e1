import { type Scope } from '../scope.ts'
import { ROUTES } from './http/routes.ts'
import { FIXED_SETTINGS } from './index/settings.ts'
import { startMeilisearch } from './start-meilisearch.server.ts'

// A name that no route, parameter or setting has: the refusal lists those there are.
const NOBODY = 'thisNameDoesNotExist'
// What is known from Meilisearch only to be refused with the reason.
const LEFT_OUT = /not implemented|experimental feature/

/** Ways to say something in a filter; those the server understands are in its scope. */
const FILTERS: Record<string, string> = {
  '=': 'a = 1',
  '!=': 'a != 1',
  '>': 'a > 1',
  '>=': 'a >= 1',
  '<': 'a < 1',
  '<=': 'a <= 1',
  AND: 'a = 1 AND a = 1',
  OR: 'a = 1 OR a = 1',
  NOT: 'NOT a = 1',
  TO: 'a 1 TO 2',
  IN: 'a IN [1]',
  'NOT IN': 'a NOT IN [1]',
  EXISTS: 'a EXISTS',
  'NOT EXISTS': 'a NOT EXISTS',
  'IS NULL': 'a IS NULL',
  'IS NOT NULL': 'a IS NOT NULL',
  'IS EMPTY': 'a IS EMPTY',
  'IS NOT EMPTY': 'a IS NOT EMPTY',
  CONTAINS: 'a CONTAINS x',
  'STARTS WITH': 'a STARTS WITH x',
  _geoRadius: '_geoRadius(1, 1, 1)',
  _geoBoundingBox: '_geoBoundingBox([1, 1], [0, 0])',
  _geoPolygon: '_geoPolygon([1, 1], [0, 0], [0, 1])',
}

/**
 * What the Meilisearch-compatible server implements. Asked of the server itself: its routes check their parameters one
 * by one, and whatever is unknown is refused with the list of what is known.
 */
export async function meilisearchScope(): Promise<Scope> {
  const server = await startMeilisearch()
  try {
    const ask = askerOf(server)
    await ask('POST', '/indexes/i/documents?primaryKey=id', [{ id: 1, a: 1 }])
    await ask('PATCH', '/indexes/i/settings', { filterableAttributes: ['a'] })
    await settled(ask)

    const settings = await fieldsOf(ask, 'PATCH', '/indexes/i/settings', (body) => body)
    const fixed = Object.keys(FIXED_SETTINGS)
    const filters: string[] = ['lists']
    for (const [name, filter] of Object.entries(FILTERS)) {
      if ((await ask('POST', '/indexes/i/search', { filter })).status === 200) filters.push(name)
    }
    // Last, and deletions after all others: a route that ignores what it does not know does its work.
    const routes = Object.keys(ROUTES).sort((a, b) => Number(isDeletion(a)) - Number(isDeletion(b)))
    const parameters: string[] = []
    for (const route of routes) {
      for (const name of await parametersOf(ask, route)) parameters.push(`${route} ${name}`)
    }
    return {
      title: 'Scope of the embedded Meilisearch',
      sections: [
        { title: 'Routes', names: routes },
        { title: 'Parameters', names: parameters },
        { title: 'Settings', names: settings.filter((name) => !fixed.includes(name.split('.')[0] ?? '')) },
        { title: 'Settings that only take their default', names: fixed },
        {
          title: 'Ranking rules',
          names: [...(await rankingRules(ask)), '<attribute>:asc', '<attribute>:desc'],
        },
        { title: 'Filter operators', names: filters },
      ],
    }
  } finally {
    await server.close()
  }
}

type Ask = (method: string, path: string, body?: unknown) => Promise<{ status: number; message: string }>

function askerOf({ url, apiKey }: { url: string; apiKey: string }): Ask {
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { message = '' } = (await answer.json()) as { message?: string }
    return { status: answer.status, message }
  }
}

/** Waits until the index can be searched. */
async function settled(ask: Ask): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await ask('POST', '/indexes/i/search', { filter: 'a = 1' })).status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('The embedded Meilisearch does not answer a search that it should answer.')
}

async function parametersOf(ask: Ask, route: string): Promise<string[]> {
  const [method = '', template = ''] = route.split(' ')
  // Settings are a section of their own, and documents are free.
  if (/\/settings/.test(template)) return []
  const path = template.replace(':uid', template.startsWith('/indexes') ? 'i' : '1').replace(/:\w+/g, '1')
  const body = hasBody(method) ? {} : undefined
  const inQuery: string[] = []
  for (const name of known((await ask(method, `${path}?${NOBODY}=1`, body)).message)) {
    const { message } = await ask(method, `${path}?${name}=true`, body)
    if (!LEFT_OUT.test(message)) inQuery.push(name)
  }
  const inBody = hasBody(method) ? await fieldsOf(ask, method, path, (body) => body) : []
  const queries = inBody.includes('queries')
    ? await fieldsOf(ask, method, path, (body) => ({ queries: [body] }))
    : []
  const inList =
    hasBody(method) && inBody.length === 0 ? await fieldsOf(ask, method, path, (body) => [body]) : []
  return [
    ...inQuery,
    ...inBody,
    ...queries.map((name) => `queries[].${name}`),
    ...inList.map((name) => `[].${name}`),
  ]
}

const isDeletion = (route: string) => /^DELETE/.test(route)

const hasBody = (method: string) => method !== 'GET' && method !== 'DELETE'

/** The fields of an object in a body, and below them those of the objects in it. */
async function fieldsOf(
  ask: Ask,
  method: string,
  path: string,
  place: (body: unknown) => unknown,
): Promise<string[]> {
  const names: string[] = []
  const nested: string[] = []
  for (const name of known((await ask(method, path, place({ [NOBODY]: 1 }))).message)) {
    const inner = (body: unknown) => place({ [name]: body })
    if (LEFT_OUT.test((await ask(method, path, inner(true))).message)) continue
    names.push(name)
    if (name === 'queries') continue
    const { message } = await ask(method, path, inner({ [NOBODY]: 1 }))
    if (!message.includes(NOBODY)) continue
    for (const field of await fieldsOf(ask, method, path, inner)) nested.push(`${name}.${field}`)
  }
  return [...names, ...nested]
}

async function rankingRules(ask: Ask): Promise<string[]> {
  const { message } = await ask('PATCH', '/indexes/i/settings', { rankingRules: [NOBODY] })
  const listed = /Valid ranking rules are (.*?) and custom/.exec(message)?.[1] ?? ''
  return listed.split(/,\s*/).map((rule) => rule.replaceAll('`', ''))
}

/** The names a refusal lists: "Unknown field `x`: expected one of `a`, `b`". */
function known(message: string): string[] {
  if (!new RegExp(`Unknown \\w+ \`${NOBODY}\``).test(message)) return []
  const listed = message.slice(message.indexOf('expected one of'))
  return [...listed.matchAll(/`([^`]+)`|(?<= )(\w+)(?=,|$)/g)].map((match) => match[1] ?? match[2] ?? '')
}
