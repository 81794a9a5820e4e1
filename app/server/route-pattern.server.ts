/** The routes of a build, as far as their addresses go. */
export type Routes = Record<string, { parentId?: string; path?: string; index?: boolean } | undefined>
type Pattern = { text: string; expression: RegExp; weight: number }

const known = new WeakMap<Routes, Pattern[]>()
const OBJECT_ID = /^[0-9a-f]{24}$/

/**
 * The pattern of the route that answers an address, such as `/orders/:orderId`: a name with few values, which says what
 * was asked for and not by whom or about whom. `*` for what no route answers.
 */
export function routePattern(routes: Routes, pathname: string): string {
  const patterns = known.get(routes) ?? compile(routes)
  known.set(routes, patterns)
  const page = withoutData(pathname)
  return patterns.find(({ expression }) => expression.test(page))?.text ?? '*'
}

/** The pattern with the ids of the database in it, which name a thing to those who may see it; nothing else is told. */
export function fillPattern(pattern: string, pathname: string): string {
  const given = withoutData(pathname).split('/')
  return pattern
    .split('/')
    .map((part, at) => {
      if (!part.startsWith(':')) return part
      return OBJECT_ID.test(given[at] ?? '') ? given[at] : '…'
    })
    .join('/')
}

/** The data of a page is asked for at the page's address with `.data` at its end. */
const withoutData = (pathname: string): string =>
  pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '').replace(/(?<=.)\/$/, '')

function compile(routes: Routes): Pattern[] {
  const texts = Object.values(routes)
    .filter((route) => route?.path !== undefined || route?.index)
    .map((route) => `/${partsOf(routes, route).join('/')}`)
  return [...new Set(texts)].map(toPattern).sort((a, b) => b.weight - a.weight)
}

function partsOf(routes: Routes, route: Routes[string]): string[] {
  if (!route) return []
  const above = route.parentId === undefined ? [] : partsOf(routes, routes[route.parentId])
  return [...above, ...(route.path?.split('/').filter(Boolean) ?? [])]
}

/** Written-out parts win over parameters, and those over what takes everything, as in the router. */
function toPattern(text: string): Pattern {
  const parts = text.split('/').slice(1)
  const source = parts
    .map((part) => {
      if (part === '*') return '.*'
      const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return literal.replace(/^:\w+/, '[^/]+')
    })
    .join('/')
  const weight = parts.reduce((sum, part) => sum * 3 + (part === '*' ? 0 : part.startsWith(':') ? 1 : 2), 0)
  return { text, expression: new RegExp(`^/${source}$`), weight }
}
