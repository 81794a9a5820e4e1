import { badValue, EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { type Evaluate } from '../expressions/expression.server.ts'
import { type Doc, isDocument, setField, splitPath } from '../values/document.server.ts'
import { isNumeric, toInteger, toNumber } from '../values/numbers.server.ts'
import { elementTest } from './field-operators.server.ts'
import { matcherFor } from './matcher.server.ts'
import { type MatchPosition } from './match-types.server.ts'

export type Project = (doc: Doc, variables: Doc) => Doc

type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  /** `neutral`: joins an inclusion as well as an exclusion. */
  | { kind: 'compute'; neutral?: boolean; make: (value: unknown, doc: Doc, variables: Doc) => unknown }

type Tree = Map<string, Leaf | Tree>

interface Plan {
  tree: Tree
  inclusive: boolean
}

/** `find` projections also know `$slice`, `$elemMatch` and positional `$`; aggregation ones do not. */
export interface ProjectionOptions {
  forFind: boolean
  filter?: Doc
}

/** Compiles a projection; the answer makes new documents and leaves the given one alone. */
export function compileProjection(spec: Doc, options: ProjectionOptions): Project {
  const plan = compilePlan(spec, options)
  return (doc, variables) => applyTree(doc, plan.tree, plan.inclusive, doc, variables) as Doc
}

function compilePlan(spec: Doc, options: ProjectionOptions): Plan {
  const tree: Tree = new Map()
  const seen: { inclusive?: boolean; id?: boolean; sliced?: boolean } = {}
  const addLeaf = (path: string[], leaf: Leaf) => {
    const isId = path.length === 1 && path[0] === '_id'
    if (isId && leaf.kind !== 'compute') seen.id = leaf.kind === 'include'
    else noteKind(seen, leaf, path.join('.'))
    insertLeaf(tree, path, leaf)
  }
  for (const name of Object.keys(spec)) compileEntry(splitProjected(name), spec[name], options, addLeaf, seen)
  const inclusive = seen.inclusive ?? (seen.sliced ? false : seen.id === true)
  if (inclusive && !tree.has('_id')) tree.set('_id', { kind: 'include' })
  return { tree, inclusive }
}

function splitProjected(name: string): string[] {
  if (name === '') throw new EmbeddedMongoError(40352, 'FieldPath cannot be constructed with empty string')
  return splitPath(name)
}

function noteKind(seen: { inclusive?: boolean }, leaf: Leaf, path: string): void {
  if (leaf.kind === 'compute' && leaf.neutral) return
  const inclusive = leaf.kind !== 'exclude'
  if (seen.inclusive !== undefined && seen.inclusive !== inclusive) {
    throw inclusive
      ? new EmbeddedMongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
      : new EmbeddedMongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
  }
  seen.inclusive = inclusive
}

function insertLeaf(tree: Tree, path: string[], leaf: Leaf): void {
  let at = tree
  path.forEach((part, i) => {
    const known = at.get(part)
    const name = path.join('.')
    if (i === path.length - 1) {
      if (known) throw new EmbeddedMongoError(31250, `Path collision at ${name}`)
      at.set(part, leaf)
    } else if (known === undefined) {
      const next: Tree = new Map()
      at.set(part, next)
      at = next
    } else if (known instanceof Map) {
      at = known
    } else {
      const remaining = path.slice(i + 1).join('.')
      throw new EmbeddedMongoError(31249, `Path collision at ${name} remaining portion ${remaining}`)
    }
  })
}

type AddLeaf = (path: string[], leaf: Leaf) => void

function compileEntry(
  path: string[],
  argument: unknown,
  options: ProjectionOptions,
  add: AddLeaf,
  seen: { sliced?: boolean },
): void {
  if (path.at(-1) === '$') return add(path.slice(0, -1), positional(path.slice(0, -1), options))
  if (isNumeric(argument) || typeof argument === 'boolean') {
    return add(path, {
      kind: (isNumeric(argument) ? toNumber(argument) !== 0 : argument) ? 'include' : 'exclude',
    })
  }
  if (isDocument(argument)) {
    const names = Object.keys(argument)
    const first = names[0]
    if (first === undefined)
      throw new EmbeddedMongoError(
        51270,
        'An empty sub-projection is not a valid value. Found empty object at path',
      )
    if (options.forFind && first === '$elemMatch') return add(path, elementProjection(argument.$elemMatch))
    if (options.forFind && first === '$slice' && !isExpressionSlice(argument.$slice)) {
      seen.sliced = true
      return add(path, sliceLeaf(argument.$slice))
    }
    if (first === '$meta') throw new EmbeddedMongoError(238, '$meta projection is not implemented')
    if (!first.startsWith('$')) {
      for (const name of names)
        compileEntry([...path, ...splitProjected(name)], argument[name], options, add, seen)
      return
    }
  }
  const evaluate: Evaluate = compileExpression(argument)
  add(path, { kind: 'compute', make: (_value, root, variables) => evaluate({ root, variables }) })
}

const isExpressionSlice = (argument: unknown): boolean => Array.isArray(argument) && !isNumeric(argument[0])

function sliceLeaf(argument: unknown): Leaf {
  const [first, second] = Array.isArray(argument) ? argument.map(toInteger) : [toInteger(argument)]
  if (first === undefined)
    throw badValue('Invalid $slice syntax. The given syntax is not a number or an array')
  if (Array.isArray(argument) && (second === undefined || second <= 0))
    throw badValue('The $slice limit must be positive')
  const make = (value: unknown) => (Array.isArray(value) ? sliced(value, first, second) : value)
  return { kind: 'compute', neutral: true, make }
}

function sliced(array: unknown[], first: number, length: number | undefined): unknown[] {
  if (length === undefined) return first < 0 ? array.slice(first) : array.slice(0, first)
  const start = first < 0 ? Math.max(0, array.length + first) : first
  return array.slice(start, start + length)
}

function elementProjection(argument: unknown): Leaf {
  if (!isDocument(argument)) throw badValue('elemMatch: Invalid argument, object required')
  const matches = elementTest(argument)
  return {
    kind: 'compute',
    make(value) {
      const index = Array.isArray(value) ? value.findIndex(matches) : -1
      return index < 0 ? undefined : [(value as unknown[])[index]]
    },
  }
}

function positional(path: string[], { forFind, filter }: ProjectionOptions): Leaf {
  if (!forFind || !filter)
    throw new EmbeddedMongoError(31324, 'Cannot use positional projection in aggregation projection')
  const matches = matcherFor(filter)
  return {
    kind: 'compute',
    make(value, doc) {
      if (!Array.isArray(value)) return value
      const position: MatchPosition = {}
      matches(doc, position)
      if (position.index === undefined) {
        throw new EmbeddedMongoError(
          51246,
          `Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array ${path.join('.')}`,
        )
      }
      return [value[position.index]]
    },
  }
}

function applyTree(value: unknown, tree: Tree, inclusive: boolean, root: Doc, variables: Doc): unknown {
  if (Array.isArray(value)) {
    const items =
      inclusive && !hasComputed(tree)
        ? value.filter((item) => isDocument(item) || Array.isArray(item))
        : value
    return items.map((item) => applyTree(item, tree, inclusive, root, variables))
  }
  if (!isDocument(value)) {
    if (inclusive) return hasComputed(tree) ? computedOnly(tree, root, variables) : undefined
    return value
  }
  const made: Doc = {}
  for (const name of Object.keys(value)) {
    const node = tree.get(name)
    const field = value[name]
    if (node === undefined) {
      if (!inclusive) setField(made, name, field)
    } else if (node instanceof Map) {
      put(made, name, applyTree(field, node, inclusive, root, variables))
    } else if (node.kind !== 'exclude') {
      put(made, name, node.kind === 'compute' ? node.make(field, root, variables) : field)
    }
  }
  for (const [name, node] of tree) {
    if (Object.hasOwn(value, name)) continue
    if (node instanceof Map) {
      if (hasComputed(node)) put(made, name, applyTree({}, node, inclusive, root, variables))
    } else if (node.kind === 'compute') {
      put(made, name, node.make(undefined, root, variables))
    }
  }
  return made
}

const computedOnly = (tree: Tree, root: Doc, variables: Doc): unknown =>
  applyTree({}, tree, true, root, variables)

function hasComputed(tree: Tree): boolean {
  for (const node of tree.values()) {
    if (node instanceof Map ? hasComputed(node) : node.kind === 'compute') return true
  }
  return false
}

function put(doc: Doc, name: string, value: unknown): void {
  if (value !== undefined) setField(doc, name, value)
}
