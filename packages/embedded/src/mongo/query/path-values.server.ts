import { arrayIndex, type Doc, getField, isDocument } from '../values/document.server.ts'

/** Tells the caller about one value at a path; `position` is the index in the first array on the way. */
export type VisitValue = (value: unknown, position: number | undefined) => boolean

/**
 * Visits the values a query path reaches, through arrays on the way. The array at the end of the path is visited as a
 * whole; with `intoLeaf` its elements are visited before it. Stops, answering true, when a visit answers true.
 */
export function visitPath(doc: unknown, path: string[], intoLeaf: boolean, visit: VisitValue): boolean {
  return walk(doc, path, 0, intoLeaf, undefined, visit)
}

function walk(
  value: unknown,
  path: string[],
  at: number,
  intoLeaf: boolean,
  position: number | undefined,
  visit: VisitValue,
): boolean {
  const part = path[at]
  if (part === undefined) return visitLeaf(value, intoLeaf, position, visit)
  if (isDocument(value)) return walk(getField(value as Doc, part), path, at + 1, intoLeaf, position, visit)
  // A scalar on the way means the field is missing; inside an array such elements are passed over instead.
  if (!Array.isArray(value)) return visit(undefined, position)
  return walkArray(value, path, at, intoLeaf, position, visit)
}

function visitLeaf(
  value: unknown,
  intoLeaf: boolean,
  position: number | undefined,
  visit: VisitValue,
): boolean {
  if (intoLeaf && Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (visit(value[i], position ?? i)) return true
    }
  }
  return visit(value, position)
}

function walkArray(
  array: unknown[],
  path: string[],
  at: number,
  intoLeaf: boolean,
  position: number | undefined,
  visit: VisitValue,
): boolean {
  const index = arrayIndex(path[at] as string)
  const isLast = at === path.length - 1
  for (let i = 0; i < array.length; i++) {
    const item = array[i]
    if (isDocument(item) && walk(item, path, at, intoLeaf, position ?? i, visit)) return true
    if (i !== index) continue
    if (
      isLast
        ? visit(item, position ?? i)
        : isContainer(item) && walk(item, path, at + 1, intoLeaf, position ?? i, visit)
    ) {
      return true
    }
  }
  return false
}

const isContainer = (value: unknown): boolean => Array.isArray(value) || isDocument(value)
