import { type Exchange } from './recording-proxy.ts'
import { type Recorder } from './recorder.ts'
import { parameterNames, readStripeForm } from './stripe-form.ts'

/** Finds the route (`GET /indexes/:uid`) among those of the written scope; an unknown one is named as it was sent. */
export function routeOf(routes: string[], method: string, pathname: string): string {
  const segments = pathname.split('/')
  const matching = routes.filter((route) => {
    const [verb, template = ''] = route.split(' ')
    const parts = template.split('/')
    return (
      verb === method &&
      parts.length === segments.length &&
      parts.every((part, at) => part.startsWith(':') || part === segments[at])
    )
  })
  const names = (route: string) => route.split(':').length
  return matching.sort((a, b) => names(a) - names(b))[0] ?? `${method} ${pathname}`
}

/** Notes route and parameters of a request to Stripe. */
export function recordStripe(recorder: Recorder, routes: string[], { method, path, body }: Exchange): void {
  const url = new URL(path, 'http://stripe')
  if (!url.pathname.startsWith('/v1/')) return
  const route = routeOf(routes, method, url.pathname)
  recorder.note('stripe', 'Routes', route)
  const form = readStripeForm([url.search.slice(1), body].filter(Boolean).join('&'))
  for (const name of parameterNames(form)) recorder.note('stripe', 'Parameters', `${route} ${name}`)
}

/** Notes route, parameters, settings and filter operators of a request to Meilisearch. */
export function recordMeilisearch(recorder: Recorder, routes: string[], exchange: Exchange): void {
  const { method } = exchange
  const url = new URL(exchange.path, 'http://meilisearch')
  const route = routeOf(routes, method, url.pathname)
  const note = (section: string, name: string) => recorder.note('meilisearch', section, name)
  note('Routes', route)
  for (const [name, value] of url.searchParams) {
    note('Parameters', `${route} ${name}`)
    if (name === 'filter') noteFilter(value, note)
  }
  const body = readJson(exchange.body)
  const setting = /\/settings\/([^/]+)$/.exec(url.pathname)?.[1]
  if (setting) noteSetting(camelCase(setting), body, note)
  else if (url.pathname.endsWith('/settings')) {
    for (const [name, value] of entriesOf(body)) noteSetting(name, value, note)
  } else if (!hasDocuments(url.pathname, method)) noteParameters(route, '', body, note)
}

type Note = (section: string, name: string) => void

// Their body is documents, or ids, and not parameters.
const hasDocuments = (pathname: string, method: string) =>
  (pathname.endsWith('/documents') && (method === 'POST' || method === 'PUT')) ||
  pathname.endsWith('/documents/delete-batch')

function noteParameters(route: string, parent: string, body: unknown, note: Note): void {
  for (const item of Array.isArray(body) ? (body as unknown[]) : []) {
    noteParameters(route, `${parent}[].`, item, note)
  }
  for (const [name, value] of entriesOf(body)) {
    // What is switched off asks for nothing.
    if (value === false || value === null) continue
    note('Parameters', `${route} ${parent}${name}`)
    if (name === 'filter') noteFilter(value, note)
    else if (name === 'queries') noteParameters(route, `${parent}${name}`, value, note)
  }
}

function noteSetting(name: string, value: unknown, note: Note): void {
  note('Settings', name)
  if (name === 'rankingRules' && Array.isArray(value)) {
    for (const rule of value) note('Ranking rules', String(rule).replace(/^.+:(asc|desc)$/, '<attribute>:$1'))
  }
  // Their keys are words and attributes.
  if (name === 'synonyms' || name.endsWith('.sortFacetValuesBy')) return
  for (const [field, inner] of entriesOf(value)) noteSetting(`${name}.${field}`, inner, note)
}

const OPERATOR =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\b(?:AND|OR|TO|CONTAINS|STARTS WITH|IS NOT NULL|IS NULL|IS NOT EMPTY|IS EMPTY|NOT IN|NOT EXISTS|NOT|IN|EXISTS)\b|!=|>=|<=|[=<>]|_geo\w+/g

function noteFilter(filter: unknown, note: Note): void {
  if (Array.isArray(filter)) {
    note('Filter operators', 'lists')
    for (const part of filter) noteFilter(part, note)
  } else if (typeof filter === 'string') {
    for (const [operator] of filter.matchAll(OPERATOR)) {
      if (!/^["']/.test(operator)) note('Filter operators', operator)
    }
  }
}

const camelCase = (segment: string) =>
  segment.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}
