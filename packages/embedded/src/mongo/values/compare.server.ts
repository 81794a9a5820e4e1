import { type Binary, type BSONRegExp, type Code, type ObjectId, type Timestamp } from 'bson'
import { bsonTypeOf, NUMBER_ORDER, typeOrder } from './bson-type.server.ts'
import { type Doc } from './document.server.ts'
import { compareNumbers } from './numbers.server.ts'

/** Order of two strings by their UTF-8 bytes, which UTF-16 code units do not give beyond the basic plane. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x === y) continue
    const [surrogateX, surrogateY] = [x >= 0xd800 && x <= 0xdfff, y >= 0xd800 && y <= 0xdfff]
    if (surrogateX !== surrogateY) return surrogateX ? 1 : -1
    return x < y ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}

/** BSON's total order over all values; a missing value (`undefined`) comes before null. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0
  const [left, right] = [typeOrder(a), typeOrder(b)]
  if (left !== right) return left < right ? -1 : 1
  return left === NUMBER_ORDER ? compareNumbers(a, b) : compareSameType(a, b)
}

export const equalValues = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0

function compareSameType(a: unknown, b: unknown): number {
  switch (bsonTypeOf(a)) {
    case 'string':
    case 'symbol':
      return compareStrings(String(a), String(b))
    case 'object':
      return compareDocuments(a as Doc, b as Doc)
    case 'array':
      return compareArrays(a as unknown[], b as unknown[])
    case 'binData':
      return compareBinary(a as Binary, b as Binary)
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case 'bool':
      return Number(a) - Number(b)
    case 'date':
      return Math.sign((a as Date).getTime() - (b as Date).getTime())
    case 'timestamp':
      return Math.sign((a as Timestamp).compare(b as Timestamp))
    case 'regex':
      return compareRegex(a as BSONRegExp, b as BSONRegExp)
    case 'javascript':
      return compareStrings((a as Code).code, (b as Code).code)
    default:
      return 0
  }
}

// Field by field, in the order they are stored: type, then name, then value.
function compareDocuments(a: Doc, b: Doc): number {
  const [namesA, namesB] = [Object.keys(a), Object.keys(b)]
  for (let i = 0; i < namesA.length && i < namesB.length; i++) {
    const [nameA, nameB] = [namesA[i] as string, namesB[i] as string]
    const [valueA, valueB] = [a[nameA], b[nameB]]
    const types = typeOrder(valueA) - typeOrder(valueB)
    if (types !== 0) return Math.sign(types)
    const order = compareStrings(nameA, nameB) || compareValues(valueA, valueB)
    if (order !== 0) return order
  }
  return Math.sign(namesA.length - namesB.length)
}

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return Math.sign(a.length - b.length)
}

function compareBinary(a: Binary, b: Binary): number {
  const lengths = a.length() - b.length()
  if (lengths !== 0) return Math.sign(lengths)
  const subtypes = a.sub_type - b.sub_type
  return subtypes !== 0 ? Math.sign(subtypes) : Buffer.compare(a.value(), b.value())
}

function compareRegex(a: BSONRegExp, b: BSONRegExp): number {
  return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options)
}
