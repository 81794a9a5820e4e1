import { type Access } from '../auth/access.server.ts'
import { type Action } from '../auth/actions.ts'
import { type ApiKeys } from '../auth/api-keys.server.ts'
import { checkIndexUid } from '../index/index-uid.ts'
import { type Instance } from '../instance.ts'
import { ApiError, badRequest } from './api-error.ts'

/** What a route is answered from. */
export type Server = { instance: Instance; keys: ApiKeys }
export type Request = {
  /** The parts of the address that the route names, such as `uid`. */
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
  access: Access
}
export type Answer = { status: number; body?: unknown }

export type Route = {
  /** What a key must be allowed to do; null for what anybody may ask. */
  action: Action | null
  /** Content types of the body; none when there is no body to read. */
  accepts: readonly string[]
  answer: (server: Server, request: Request) => Answer
}
export type Routes = Record<string, Route>

export const JSON_ONLY = ['application/json'] as const
export const DOCUMENT_TYPES = ['application/json', 'application/x-ndjson'] as const

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const accepted = (body: unknown): Answer => ({ status: 202, body })

/** A route without a body. */
export const read = (action: Action | null, answer: Route['answer']): Route => ({
  action,
  accepts: [],
  answer,
})

/** A route with a body in JSON. */
export const send = (
  action: Action,
  answer: Route['answer'],
  accepts: readonly string[] = JSON_ONLY,
): Route => ({ action, accepts, answer })

export type FoundRoute = Route & { params: Record<string, string> }

/** Answers with a function that finds the route of a request. A segment that begins with `:` is a parameter. */
export function routeFinder(routes: Routes): (method: string, path: string) => FoundRoute {
  const table = Object.entries(routes).map(([name, route]) => {
    const [method, path] = name.split(' ') as [string, string]
    const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
    return { method, names, pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}/?$`), route }
  })

  return (method, path) => {
    const matching = table.filter(({ pattern }) => pattern.test(path))
    const found = matching.find((one) => one.method === method)
    if (!found) throw noRoute(matching.length > 0, method, path)
    const values = found.pattern.exec(path)!.slice(1).map(decode)
    const params = Object.fromEntries(found.names.map((name, at) => [name, values[at]!]))
    return { ...found.route, params }
  }
}

const noRoute = (isOtherMethod: boolean, method: string, path: string) =>
  new ApiError(
    isOtherMethod ? 405 : 404,
    isOtherMethod ? 'method_not_allowed' : 'not_found',
    `The route \`${method} ${path}\` is not implemented by the embedded server.`,
  )

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badRequest('bad_request', `The path segment \`${text}\` is not valid UTF-8.`)
  }
}

/** The uid of the index a route is about. @throws {ApiError} `invalid_index_uid` */
export const uidOf = ({ params }: Request): string => checkIndexUid(params.uid!)
