import { createRequire } from 'node:module'
import ts from 'typescript'

/**
 * Stripe's declarations are generated from Stripe's own description of exactly this API version: what the server puts on
 * the wire is held against them. A field the declaration has not, lacks, or types otherwise is a mismatch.
 */
const declarations = createRequire(import.meta.url)
  .resolve('stripe')
  .replace(/cjs\/[^/]+$/, 'esm/stripe.core.d.ts')
const program = ts.createProgram([declarations], {
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
})
const checker = program.getTypeChecker()
const source = program.getSourceFile(declarations)!

function declared(name: string): ts.Type {
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source)!)
    .find((entry) => entry.name === 'Stripe')
  const member = symbol && checker.getExportsOfModule(symbol).find((entry) => entry.name === name)
  if (!member) throw new Error(`Stripe.${name} is not declared`)
  const target = member.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(member) : member
  return checker.getDeclaredTypeOfSymbol(target)
}

/** Every way in which a value on the wire differs from `Stripe.<name>`; empty when it does not. */
export function mismatches(name: string, value: unknown): string[] {
  return compare(declared(name), value, name)
}

function compare(type: ts.Type, value: unknown, path: string): string[] {
  if (type.isUnion()) {
    const attempts = candidates(type.types, value).map((part) => compare(part, value, path))
    return attempts.some((found) => found.length === 0) ? [] : closest(attempts)
  }
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return []
  if (type.isStringLiteral() || type.isNumberLiteral())
    return type.value === value ? [] : [`${path}: not ${type.value}`]
  if (type.flags & ts.TypeFlags.BooleanLiteral) {
    return String(value) === checker.typeToString(type) && typeof value === 'boolean'
      ? []
      : [`${path}: wrong boolean`]
  }
  if (type.flags & ts.TypeFlags.Null) return value === null ? [] : [`${path}: not null`]
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void))
    return value === undefined ? [] : [`${path}: not absent`]
  if (type.flags & ts.TypeFlags.String) return typeof value === 'string' ? [] : [`${path}: not a string`]
  if (type.flags & ts.TypeFlags.Number)
    return Number.isInteger(value) || typeof value === 'number' ? [] : [`${path}: not a number`]
  if (isDecimalType(type)) return isDecimalText(value) ? [] : [`${path}: not a decimal string`]
  // Open enumerations are `'a' | 'b' | OtherString`; the open end would let every misspelling pass.
  if (type.isIntersection()) return [`${path}: ${JSON.stringify(value)} is not a listed value`]
  if (checker.isArrayType(type)) {
    const element = checker.getTypeArguments(type as ts.TypeReference)[0]!
    if (!Array.isArray(value)) return [`${path}: not an array`]
    return value.flatMap((entry, index) => compare(element, entry, `${path}[${index}]`))
  }
  return compareObject(type, value, path)
}

const isDecimalType = (type: ts.Type) =>
  type.isIntersection() && type.types.some((part) => part.symbol?.name === 'DecimalImpl')
const isDecimalText = (value: unknown) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)

/** The members of a union that name themselves by the same `object` or `type`; all when none does. */
function candidates(members: ts.Type[], value: unknown): ts.Type[] {
  if (typeof value !== 'object' || value === null) return members
  const fields = value as Record<string, unknown>
  const names = ['object', 'type'].filter((name) => typeof fields[name] === 'string')
  const same = members.filter((member) =>
    names.every((name) => {
      const property = member.getProperty(name)
      const literal = property && checker.getTypeOfSymbol(property)
      return literal !== undefined && (!literal.isStringLiteral() || literal.value === fields[name])
    }),
  )
  return same.length > 0 ? same : members
}

function closest(attempts: string[][]): string[] {
  return attempts.reduce((best, found) => (depth(found) > depth(best) ? found : best))
}
const depth = (found: string[]) =>
  Math.max(...found.map((line) => line.split(':')[0]!.split(/[.[]/).length)) * 100 - found.length

function compareObject(type: ts.Type, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: not an object`]
  const fields = value as Record<string, unknown>
  const properties = new Map(checker.getPropertiesOfType(type).map((property) => [property.name, property]))
  const rest = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type
  const found: string[] = []
  for (const [name, property] of properties) {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0
    if (name in fields)
      found.push(...compare(checker.getTypeOfSymbol(property), fields[name], `${path}.${name}`))
    else if (!optional) found.push(`${path}.${name}: missing`)
  }
  for (const name of Object.keys(fields)) {
    if (properties.has(name)) continue
    if (rest) found.push(...compare(rest, fields[name], `${path}.${name}`))
    else found.push(`${path}.${name}: not declared`)
  }
  return found
}
