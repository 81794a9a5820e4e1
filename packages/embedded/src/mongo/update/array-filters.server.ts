import { EmbeddedMongoError, failedToParse } from '../embedded-mongo-error.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'

/** The tests of `arrayFilters`, by the identifier each filter's fields begin with. */
export function compileArrayFilters(filters: unknown): Map<string, (element: unknown) => boolean> {
  const tests = new Map<string, (element: unknown) => boolean>()
  for (const filter of Array.isArray(filters) ? (filters as Doc[]) : []) {
    const names = identifiers(filter)
    const [name] = names
    if (name === undefined)
      throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters')
    if (names.size > 1)
      throw failedToParse(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`,
      )
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw new EmbeddedMongoError(
        2,
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      )
    if (tests.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`)
    const matches = matcherFor(filter)
    tests.set(name, (element) => matches({ [name]: element }))
  }
  return tests
}

function identifiers(filter: Doc): Set<string> {
  const names = new Set<string>()
  for (const [name, argument] of Object.entries(filter)) {
    if (['$and', '$or', '$nor'].includes(name) && Array.isArray(argument)) {
      for (const part of argument as unknown[])
        if (isDocument(part)) for (const inner of identifiers(part)) names.add(inner)
    } else if (!name.startsWith('$')) {
      names.add(name.split('.')[0] as string)
    }
  }
  return names
}

/** The `$[name]` identifiers an update uses. */
export function usedIdentifiers(update: unknown): Set<string> {
  const used = new Set<string>()
  if (!isDocument(update)) return used
  for (const fields of Object.values(update)) {
    if (!isDocument(fields)) continue
    for (const path of Object.keys(fields))
      for (const match of path.matchAll(/\$\[([^\]]+)\]/g)) used.add(match[1] as string)
  }
  return used
}
