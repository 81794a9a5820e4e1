import { diffNodes } from '@karmashala/frac'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'

type Merged = {
  content: NodeContent
  /** Fields that both sides have changed, each to something else: there the wish stands. */
  contested: string[][]
}

/**
 * A wish that was made for an earlier state of a node, carried over to the present one: what it changes is changed, what
 * has been changed since without it stays. Members of lists are the same when they have the same id, code or level.
 */
export function mergeContents(before: NodeContent, now: NodeContent, wished: NodeContent): Merged {
  const contested: string[][] = []
  return { content: mergeMembers(before, now, wished, []) as NodeContent, contested }

  function merge(was: unknown, is: unknown, wish: unknown, path: string[]): unknown {
    if (isSame(wish, was)) return is
    if (isSame(is, was) || isSame(is, wish)) return wish
    if (isListOfObjects(was) || isListOfObjects(is) || isListOfObjects(wish))
      return mergeLists(was, is, wish, path)
    if (Array.isArray(wish)) return mergeSets(listOf(was), listOf(is), listOf(wish))
    if (isObject(was) && isObject(is) && isObject(wish)) return mergeMembers(was, is, wish, path)
    contested.push(path)
    return wish
  }

  function mergeMembers(was: object, is: object, wish: object, path: string[]): object {
    const [a, b, c] = [was as Members, is as Members, wish as Members]
    const keys = [...new Set([...Object.keys(b), ...Object.keys(c)])]
    return Object.fromEntries(keys.map((key) => [key, merge(a[key], b[key], c[key], [...path, key])]))
  }

  function mergeLists(was: unknown, is: unknown, wish: unknown, path: string[]): unknown[] {
    const [a, b, c] = [byKey(was), byKey(is), byKey(wish)]
    return [...new Set([...c.keys(), ...b.keys()])].flatMap((key) => {
      const [before, present, wanted] = [a.get(key), b.get(key), c.get(key)]
      const at = [...path, key]
      if (present && wanted) return mergeMembers(before ?? {}, present, wanted, at)
      // Taken away on one side: it stays away, unless the other side has worked on it; then the wish decides.
      if (before && !isSame(before, present ?? wanted)) contested.push(at)
      if (before && present) return []
      return before && isSame(before, wanted) ? [] : [wanted ?? present]
    })
  }
}

type Members = Record<string, unknown>

/** As the comparison people see has it: the order of a list says nothing, and nothing is the same as an empty text. */
const isSame = (a: unknown, b: unknown): boolean =>
  diffNodes({ value: asMember(a) }, { value: asMember(b) }).length === 0

/** Objects are compared as members of lists: the comparison knows no other ones below a node. */
const asMember = (value: unknown): unknown => (isObject(value) && !Array.isArray(value) ? [value] : value)

function mergeSets(was: unknown[], is: unknown[], wish: unknown[]): unknown[] {
  const kept = wish.filter((one) => is.includes(one) || !was.includes(one))
  return [...kept, ...is.filter((one) => !was.includes(one) && !wish.includes(one))]
}

function byKey(list: unknown): Map<string, Members> {
  return new Map(
    (listOf(list) as Members[]).map((member) => [
      String(member['id'] ?? member['code'] ?? member['level']),
      member,
    ]),
  )
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.some(isObject)
