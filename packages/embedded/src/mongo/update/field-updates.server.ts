import { EmbeddedMongoError, failedToParse } from '../embedded-mongo-error.server.ts'
import { compareStrings } from '../values/compare.server.ts'
import { arrayIndex, type Doc, isDocument, splitPath } from '../values/document.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { arrayModifiers } from './array-modifiers.server.ts'
import { concretePaths } from './positional-paths.server.ts'
import { readPath, removePath, writePath } from './update-paths.server.ts'
import { type UpdateContext } from './update-types.server.ts'
import { valueModifiers } from './value-modifiers.server.ts'

/** Gives the new value of a field; `undefined` leaves it as it is. */
export type Modifier = (current: unknown, context: UpdateContext, path: string) => unknown

/** Makes the modifier of one operator out of its argument. */
export type BuildModifier = (argument: unknown, path: string) => Modifier

interface FieldUpdate {
  path: string[]
  operator: string
  modify: Modifier
  renameTo?: string[]
}

const MODIFIERS: Record<string, BuildModifier> = { ...valueModifiers, ...arrayModifiers }

export const UPDATE_OPERATORS = new Set([...Object.keys(MODIFIERS), '$unset', '$rename'])

/** Operators that never create what is not there. */
const ONLY_EXISTING = new Set(['$pull', '$pullAll', '$pop'])

export function compileFieldUpdates(update: Doc): FieldUpdate[] {
  const updates: FieldUpdate[] = []
  const taken: string[][] = []
  for (const operator of Object.keys(update)) {
    const fields = update[operator]
    if (!isDocument(fields)) {
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeof fields === 'string' ? 'string' : printValue(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${printValue(fields)}}`,
      )
    }
    for (const name of Object.keys(fields)) {
      const compiled = compileOne(operator, name, fields[name])
      for (const path of [compiled.path, ...(compiled.renameTo ? [compiled.renameTo] : [])])
        claimPath(taken, path)
      updates.push(compiled)
    }
  }
  // New fields appear in this order whatever the order in the update.
  return updates.sort((a, b) => comparePaths(a.path, b.path))
}

function compileOne(operator: string, name: string, argument: unknown): FieldUpdate {
  const path = checkedPath(name)
  if (operator === '$unset') return { path, operator, modify: () => undefined }
  if (operator === '$rename') {
    if (typeof argument !== 'string')
      throw new EmbeddedMongoError(
        2,
        `The 'to' field for $rename must be a string: ${name}: ${printValue(argument)}`,
      )
    const renameTo = checkedPath(argument)
    for (const part of [...path, ...renameTo]) {
      if (part === '$' || part.startsWith('$['))
        throw new EmbeddedMongoError(
          2,
          `The source and destination field for $rename may not be dynamic: ${part}`,
        )
    }
    if (name === argument)
      throw new EmbeddedMongoError(
        2,
        `The source and target field for $rename must differ: ${name}: "${name}"`,
      )
    return { path, operator, modify: () => undefined, renameTo }
  }
  return { path, operator, modify: (MODIFIERS[operator] as BuildModifier)(argument, name) }
}

function checkedPath(name: string): string[] {
  if (name === '') throw new EmbeddedMongoError(56, 'An empty update path is not valid.')
  const path = splitPath(name)
  if (path.includes(''))
    throw new EmbeddedMongoError(
      56,
      `The update path '${name}' contains an empty field name, which is not allowed.`,
    )
  for (const part of path) {
    if (
      part.startsWith('$') &&
      part !== '$' &&
      !/^\$\[.*\]$/.test(part) &&
      !['$id', '$ref', '$db'].includes(part)
    ) {
      throw new EmbeddedMongoError(
        52,
        `The dollar ($) prefixed field '${part}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      )
    }
  }
  if (path[0] === '$' || path[0]?.startsWith('$[')) {
    throw new EmbeddedMongoError(
      2,
      `Cannot have positional (i.e. '$') element in the first position in path '${name}'`,
    )
  }
  return path
}

function claimPath(taken: string[][], path: string[]): void {
  for (const other of taken) {
    const shared = Math.min(other.length, path.length)
    if (other.slice(0, shared).join('.') !== path.slice(0, shared).join('.')) continue
    throw new EmbeddedMongoError(
      40,
      `Updating the path '${path.join('.')}' would create a conflict at '${path.slice(0, shared).join('.')}'`,
    )
  }
  taken.push(path)
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i] as string, b[i] as string]
    const [numberX, numberY] = [arrayIndex(x), arrayIndex(y)]
    const order = numberX >= 0 && numberY >= 0 ? numberX - numberY : compareStrings(x, y)
    if (order !== 0) return order
  }
  return a.length - b.length
}

export function applyFieldUpdates(doc: Doc, updates: FieldUpdate[], context: UpdateContext): void {
  // Positions are resolved once, before anything changes: `children.$.a` and `children.$.b` mean the same child.
  const resolved = updates.map((update) => ({ update, paths: concretePaths(doc, update.path, context) }))
  for (const { update, paths } of resolved) for (const path of paths) applyOne(doc, update, path, context)
}

function applyOne(doc: Doc, update: FieldUpdate, path: string[], context: UpdateContext): void {
  if (update.operator === '$unset') return removePath(doc, path)
  if (update.renameTo) return rename(doc, path, update.renameTo)
  if (update.operator === '$setOnInsert' && !context.isInsert) return
  const current = readPath(doc, path)
  if (current === undefined && ONLY_EXISTING.has(update.operator)) {
    if (update.operator === '$pull') refuseScalarOnTheWay(doc, path)
    return
  }
  const next = update.modify(current, context, path.join('.'))
  if (next !== undefined) writePath(doc, path, next)
}

function refuseScalarOnTheWay(doc: Doc, path: string[]): void {
  for (let length = 1; length < path.length; length++) {
    const value = readPath(doc, path.slice(0, length))
    if (value === undefined) return
    if (isDocument(value) || Array.isArray(value)) continue
    throw new EmbeddedMongoError(
      28,
      `Cannot use the part (${path[length]}) of (${path.join('.')}) to traverse the element ({${path[length - 1]}: ${printValue(value)}})`,
    )
  }
}

function rename(doc: Doc, from: string[], to: string[]): void {
  for (const path of [from, to]) {
    for (let length = 1; length < path.length; length++) {
      if (!Array.isArray(readPath(doc, path.slice(0, length)))) continue
      const which = path === from ? 'source' : 'destination'
      throw new EmbeddedMongoError(
        2,
        `The ${which} field cannot be an array element, '${path.join('.')}' in doc with _id: ${printValue(doc._id)} has an array field called '${path[length - 1]}'`,
      )
    }
  }
  const value = readPath(doc, from)
  if (value === undefined) return
  removePath(doc, from)
  removePath(doc, to)
  writePath(doc, to, value)
}
