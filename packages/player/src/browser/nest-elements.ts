import { type CmiElements } from '../attempt.ts'

type Nested = { [name: string]: Nested | Nested[] | string }

/**
 * Turns run-time elements into the nested form the run-time loads, lists as arrays. The library's own loader of
 * flattened elements sorts by text: number 10 of a list comes before number 2 and is refused as out of order.
 */
export function nestElements(cmi: CmiElements): Nested {
  const root: Nested = {}
  for (const element of Object.keys(cmi).sort(compareElements)) {
    const path = element.split('.')
    let holder: Nested = root
    for (const name of path.slice(0, -1)) holder = childOf(holder, name)
    holder[path.at(-1) ?? ''] = cmi[element] ?? ''
  }
  return withArrays(root) as Nested
}

function childOf(holder: Nested, name: string): Nested {
  const child = Object.hasOwn(holder, name) ? holder[name] : undefined
  if (typeof child === 'object' && !Array.isArray(child)) return child
  const made: Nested = {}
  Object.defineProperty(holder, name, { value: made, enumerable: true, writable: true })
  return made
}

/** Numbers count as numbers; an id and then a type come first, because other elements are refused before them. */
function compareElements(one: string, other: string): number {
  const [ones, others] = [one.split('.'), other.split('.')]
  for (const [index, name] of ones.entries()) {
    const otherName = others[index]
    if (otherName === undefined) return 1
    const difference = rank(name) - rank(otherName)
    if (difference !== 0) return difference
    if (name !== otherName) return name < otherName ? -1 : 1
  }
  return ones.length - others.length
}

function rank(name: string): number {
  if (/^\d+$/.test(name)) return Number(name)
  return name === 'id' ? -2 : name === 'type' ? -1 : 0
}

function withArrays(node: Nested | Nested[] | string): Nested | Nested[] | string {
  if (typeof node === 'string' || Array.isArray(node)) return node
  const children = Object.entries(node).map(([name, child]) => [name, withArrays(child)] as const)
  if (children.length > 0 && children.every(([name]) => /^\d+$/.test(name))) {
    return children.map(([, child]) => child) as Nested[]
  }
  return Object.fromEntries(children)
}
