import { compareText } from './canonical-json.ts'

/** A value as a person reads it; null where there was none. Sets of words or ids are sorted lists. */
export type ChangedValue = string | number | boolean | string[] | null

/** One field that says something else than before. */
export interface FieldChange {
  /**
   * The way to the field. A member of a list is named by what identifies it and not by its place: the id of a role or
   * an activity, the code of a needed competency, the number of a level.
   */
  path: string[]
  before: ChangedValue
  after: ChangedValue
}

type Members = Record<string, unknown>

// What identifies a node, and what follows from its other fields or from the act of changing it.
const NOT_CONTENT = new Set(['code', 'id', 'version', 'area', 'theme'])

/**
 * The fields in which two states of one node differ, in the order of the fields: for competencies, positions and
 * knowledge resources alike. `null` stands for a node that was not there yet or is no more. Order within a list says
 * nothing in a framework and is no change; neither is the difference between a text that is empty and one that is
 * absent.
 */
export function diffNodes(before: object | null, after: object | null): FieldChange[] {
  return diffMembers(before ?? {}, after ?? {}, [], NOT_CONTENT)
}

function diffMembers(
  before: object,
  after: object,
  path: string[],
  leftOut: ReadonlySet<string>,
): FieldChange[] {
  const [was, is] = [before as Members, after as Members]
  const keys = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => !leftOut.has(key))
  return keys.flatMap((key) => diffValues(was[key], is[key], [...path, key]))
}

function diffValues(was: unknown, is: unknown, path: string[]): FieldChange[] {
  if (isListOfObjects(was) || isListOfObjects(is)) return diffLists(was, is, path)
  const [before, after] = [readable(was), readable(is)]
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }]
}

function diffLists(was: unknown, is: unknown, path: string[]): FieldChange[] {
  const [before, after] = [byKey(was), byKey(is)]
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  return keys.flatMap((key) =>
    diffMembers(
      before.get(key) ?? {},
      after.get(key) ?? {},
      [...path, key],
      new Set(['code', 'id', 'level']),
    ).concat(levelOfNeed(before.get(key), after.get(key), [...path, key])),
  )
}

/** A level identifies an indicator, but of a needed competency it is what may change. */
function levelOfNeed(was: Members | undefined, is: Members | undefined, path: string[]): FieldChange[] {
  return typeof (is ?? was)?.['code'] === 'string'
    ? diffValues(was?.['level'], is?.['level'], [...path, 'level'])
    : []
}

function byKey(list: unknown): Map<string, Members> {
  if (!Array.isArray(list)) return new Map()
  return new Map((list as Members[]).map((member, index) => [keyOf(member, index), member]))
}

const keyOf = (member: Members, index: number): string => {
  const key = member['id'] ?? member['code'] ?? member['level']
  return typeof key === 'string' || typeof key === 'number' ? String(key) : String(index)
}

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.some((member) => typeof member === 'object' && member !== null)

function readable(value: unknown): ChangedValue {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).sort(compareText)
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}
