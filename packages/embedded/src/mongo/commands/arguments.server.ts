import { EmbeddedMongoError, notImplemented } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toNumber } from '../values/numbers.server.ts'
import { checkNamespace } from './namespaces.server.ts'

/** Fields that any command may carry. */
export const COMMON_FIELDS = new Set(
  '$db lsid txnNumber startTransaction autocommit $clusterTime $readPreference readConcern writeConcern maxTimeMS comment apiVersion apiStrict apiDeprecationErrors'.split(
    ' ',
  ),
)

/** Refuses fields a command does not know: an option that is not understood must not be ignored. */
export function refuseUnknownFields(command: string, body: Doc, known: string[]): void {
  for (const name of Object.keys(body).slice(1)) {
    if (!COMMON_FIELDS.has(name) && !known.includes(name)) {
      throw new EmbeddedMongoError(40415, `BSON field '${command}.${name}' is an unknown field.`)
    }
  }
}

const wrongType = (command: string, name: string, value: unknown, expected: string) =>
  new EmbeddedMongoError(
    14,
    `BSON field '${command}.${name}' is the wrong type '${bsonTypeOf(value)}', expected type '${expected}'`,
  )

/** A document argument; an empty one when it is not given. */
export function documentArgument(body: Doc, name: string): Doc {
  const value = body[name]
  if (value === undefined || value === null) return {}
  if (!isDocument(value)) throw wrongType(commandName(body), name, value, 'object')
  return value
}

export function arrayArgument(body: Doc, name: string): Doc[] {
  const value = body[name]
  if (!Array.isArray(value)) {
    if (value !== undefined) throw wrongType(commandName(body), name, value, 'array')
    throw new EmbeddedMongoError(
      40414,
      `BSON field '${commandName(body)}.${name}' is missing but a required field`,
    )
  }
  return value as Doc[]
}

/** A whole number that is not negative; `otherwise` when it is not given. */
export function countArgument(body: Doc, name: string, otherwise: number): number {
  const value = body[name]
  if (value === undefined || value === null) return otherwise
  if (!isNumeric(value)) throw wrongType(commandName(body), name, value, 'long')
  const count = Math.trunc(toNumber(value))
  if (count < 0) {
    throw new EmbeddedMongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${count}'`)
  }
  return count
}

/** A switch: true, or a number other than 0. */
export const flag = (value: unknown): boolean => value === true || (isNumeric(value) && toNumber(value) !== 0)

export const commandName = (body: Doc): string => Object.keys(body)[0] ?? ''

/** The namespace a command names in its first field. */
export function namespaceArgument(database: string, body: Doc): string {
  const collection = body[commandName(body)]
  if (typeof collection !== 'string') {
    throw new EmbeddedMongoError(73, `collection name has invalid type ${bsonTypeOf(collection)}`)
  }
  checkNamespace(`${database}.${collection}`)
  return `${database}.${collection}`
}

/** Collations other than the simple one are refused. */
export function refuseCollation(collation: unknown): void {
  if (collation === undefined || collation === null) return
  if (isDocument(collation) && (collation.locale === 'simple' || Object.keys(collation).length === 0)) return
  throw notImplemented('collations other than {locale: "simple"} are not implemented')
}

/** The variables of a command: `let`, whose values are expressions, and the time it runs at. */
export function variablesOf(body: Doc, now: Date): Doc {
  const variables: Doc = { NOW: now }
  for (const [name, spec] of Object.entries(documentArgument(body, 'let'))) {
    variables[name] = compileExpression(spec)({ root: {}, variables })
  }
  return variables
}
