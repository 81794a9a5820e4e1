import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { type Evaluate } from '../expressions/expression.server.ts'
import { type Doc, isDocument, setField, splitPath } from '../values/document.server.ts'

type Tree = Map<string, Evaluate | Tree>

/** Compiles `$addFields`: new documents with the fields set, through arrays on the way. */
export function compileAddFields(spec: Doc): (doc: Doc, variables: Doc) => Doc {
  const tree: Tree = new Map()
  for (const [name, argument] of Object.entries(spec)) plant(tree, splitPath(name), argument)
  return (doc, variables) => applyTree(doc, tree, doc, variables) as Doc
}

function plant(tree: Tree, path: string[], argument: unknown): void {
  if (path.includes(''))
    throw new EmbeddedMongoError(15998, 'FieldPath field names may not be empty strings.')
  if (path.some((part) => part.startsWith('$')))
    throw new EmbeddedMongoError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
  if (
    isDocument(argument) &&
    Object.keys(argument).length > 0 &&
    !Object.keys(argument)[0]?.startsWith('$')
  ) {
    for (const [name, inner] of Object.entries(argument)) plant(tree, [...path, ...splitPath(name)], inner)
    return
  }
  let at = tree
  for (const part of path.slice(0, -1)) {
    const next = at.get(part) ?? new Map<string, Evaluate | Tree>()
    if (!(next instanceof Map))
      throw new EmbeddedMongoError(
        40176,
        `Invalid $addFields :: caused by :: specification contains two conflicting paths. Cannot specify both '${path.join('.')}' and '${part}'`,
      )
    at.set(part, next)
    at = next
  }
  const last = path.at(-1) as string
  if (at.has(last))
    throw new EmbeddedMongoError(
      40176,
      `Invalid $addFields :: caused by :: specification contains two conflicting paths. Cannot specify both '${path.join('.')}' and '${path.join('.')}'`,
    )
  at.set(last, compileExpression(argument))
}

function applyTree(value: unknown, tree: Tree, root: Doc, variables: Doc): unknown {
  if (Array.isArray(value)) return value.map((item) => applyTree(item, tree, root, variables))
  const made: Doc = {}
  if (isDocument(value)) for (const name of Object.keys(value)) setField(made, name, value[name])
  for (const [name, node] of tree) {
    const next =
      node instanceof Map
        ? applyTree(isDocument(value) && Object.hasOwn(value, name) ? value[name] : {}, node, root, variables)
        : node({ root, variables })
    if (next === undefined) delete made[name]
    else setField(made, name, next)
  }
  return made
}
