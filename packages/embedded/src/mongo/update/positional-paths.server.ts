import { badValue } from '../embedded-mongo-error.server.ts'
import { type Doc } from '../values/document.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { readPath } from './update-paths.server.ts'
import { type UpdateContext } from './update-types.server.ts'

/** The paths that `$`, `$[]` and `$[name]` stand for in this document. */
export function concretePaths(doc: Doc, path: string[], context: UpdateContext): string[][] {
  let paths: string[][] = [[]]
  path.forEach((part) => {
    paths = paths.flatMap((prefix) => {
      if (part === '$') return [[...prefix, String(matchedPosition(context))]]
      if (part.startsWith('$[') && part.endsWith(']')) return expandElements(doc, prefix, part, path, context)
      return [[...prefix, part]]
    })
  })
  return paths
}

function matchedPosition(context: UpdateContext): number {
  if (context.position === undefined) {
    throw badValue('The positional operator did not find the match needed from the query.')
  }
  return context.position
}

function expandElements(
  doc: Doc,
  prefix: string[],
  part: string,
  path: string[],
  context: UpdateContext,
): string[][] {
  const array = readPath(doc, prefix)
  if (array === undefined) {
    throw badValue(
      `The path '${prefix.join('.')}' must exist in the document in order to apply array updates.`,
    )
  }
  if (!Array.isArray(array)) {
    throw badValue(
      `Cannot apply array updates to non-array element ${prefix[prefix.length - 1]}: ${printValue(array)}`,
    )
  }
  const name = part.slice(2, -1)
  const matches = name === '' ? () => true : context.arrayFilters.get(name)
  if (!matches) throw badValue(`No array filter found for identifier '${name}' in path '${path.join('.')}'`)
  return array.flatMap((element: unknown, i) => (matches(element) ? [[...prefix, String(i)]] : []))
}
