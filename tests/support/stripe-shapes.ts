import { Ajv, type AnySchema, type ErrorObject, type FuncKeywordDefinition, type ValidateFunction } from 'ajv'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DECIMAL, type Operation, type Schema, type StripeShapes } from './stripe-shapes-types.ts'
import { type WireValue } from './stripe-form.ts'

const packageDir = createRequire(import.meta.url)
  .resolve('stripe')
  .replace(/(.*[\\/]stripe)[\\/].*/, '$1')
let shapes: StripeShapes | undefined

/** Extracts the shapes once for each version of the `stripe` package and keeps them among the installed packages. */
export async function prepareStripeShapes(): Promise<void> {
  const file = cacheFile()
  if (existsSync(file)) return
  const { extractStripeShapes } = await import('./stripe-shapes-extract.ts')
  mkdirSync(path.dirname(file), { recursive: true })
  // Renamed when it is whole: another worker may be looking for it.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(extractStripeShapes(packageDir)))
  renameSync(`${file}.${process.pid}`, file)
  const isOld = (name: string) => name.startsWith('stripe-shapes-') && name !== path.basename(file)
  for (const name of readdirSync(path.dirname(file)).filter(isOld)) {
    rmSync(path.join(path.dirname(file), name), { force: true })
  }
}

function cacheFile(): string {
  const { version } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  const extractor = readFileSync(fileURLToPath(new URL('./stripe-shapes-extract.ts', import.meta.url)))
  const hash = createHash('sha256').update(extractor).digest('hex').slice(0, 12)
  return path.join(path.dirname(packageDir), '.cache', `stripe-shapes-${version}-${hash}.json`)
}

function loaded(): StripeShapes {
  return (shapes ??= JSON.parse(readFileSync(cacheFile(), 'utf8')) as StripeShapes)
}

const typeOf = (key: string): Schema => loaded().types[key] ?? {}

// Types refer to nearly all others: one is compiled when a value of it is seen, not before.
const compiled = new Map<Schema, ValidateFunction>()
function validatorOf(schema: Schema): ValidateFunction {
  const known = compiled.get(schema)
  if (known) return known
  const made = ajv.compile(schema as AnySchema)
  compiled.set(schema, made)
  return made
}

const declaredKeyword: FuncKeywordDefinition = {
  keyword: 'declared',
  type: 'object',
  schemaType: 'array',
  errors: true,
  validate: function validate(keys: string[], value: Record<string, unknown>, _parent, context) {
    const attempts = candidates(keys, value).map((key) => {
      const check = validatorOf(typeOf(key))
      return check(value, context) ? [] : [...(check.errors ?? [])]
    })
    const best = attempts.reduce((least, errors) => (errors.length < least.length ? errors : least))
    Object.assign(validate, { errors: best })
    return best.length === 0
  },
}

const ajv = new Ajv({ allErrors: true, strict: false })
ajv.addKeyword(declaredKeyword)

/**
 * The types that agree with how the object names itself (`object`, `type`, `deleted`). When none does, a few are enough
 * to say so: there are hundreds of events.
 */
function candidates(keys: string[], value: Record<string, unknown>): string[] {
  if (keys.length === 1) return keys
  const same = keys.filter((key) => {
    const { properties = {}, required = [] } = typeOf(key)
    return Object.entries(properties).every(([name, schema]) => {
      if (!Object.hasOwn(value, name)) return !(isConstant(schema) && required.includes(name))
      return !schema.not && (!isConstant(schema) || schema.enum?.[0] === value[name])
    })
  })
  return same.length > 0 ? same : keys.slice(0, 4)
}

const isConstant = (schema: Schema) => schema.enum?.length === 1

/** Every way in which a value on the wire differs from `Stripe.<name>`; empty when it does not. */
export function mismatches(name: string, value: unknown): string[] {
  const { names, types } = loaded()
  const nested: Schema | undefined = types[name] && { type: ['object'], declared: [name] }
  const schema = names[name] ?? nested
  if (!schema) throw new Error(`Stripe.${name} is not declared.`)
  return differences(schema, value, name)
}

/** Every way in which a value differs from a schema; `root` names the value in the messages. */
export function differences(schema: Schema, value: unknown, root: string): string[] {
  const check = validatorOf(schema)
  if (check(value)) return []
  const found = (check.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf')
  return [...new Set(found.map((error) => explain(error, value, root)))]
}

function explain({ instancePath, keyword, params }: ErrorObject, value: unknown, root: string): string {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const at = root + steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('')
  const given = () => {
    const found = steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value)
    return JSON.stringify(found).slice(0, 80)
  }
  switch (keyword) {
    case 'required':
      return `${at}.${String(params['missingProperty'])}: missing`
    case 'additionalProperties':
      return `${at}.${String(params['additionalProperty'])}: not declared`
    case 'enum':
      return `${at}: expected ${listed(params['allowedValues'] as unknown[])}, got ${given()}`
    case 'type':
      return `${at}: expected ${[params['type']].flat().join(' or ')}, got ${given()}`
    case 'pattern':
      return `${at}: expected ${params['pattern'] === DECIMAL ? 'a decimal as text' : String(params['pattern'])}, got ${given()}`
    case 'not':
      return `${at}: must not be there`
    default:
      return `${at}: ${keyword} fails for ${given()}`
  }
}

const listed = (values: unknown[]) =>
  values.slice(0, 8).map(String).join(' or ') + (values.length > 8 ? ` or ${values.length - 8} others` : '')

/** What answers a method and a path, as `stripe` declares it. Literal paths come before those with ids. */
export function findOperation(method: string, pathname: string): Operation | undefined {
  const found = loaded().operations.filter(
    (operation) => operation.method === method && patternOf(operation.path).test(pathname),
  )
  return found.sort((a, b) => a.path.split('{}').length - b.path.split('{}').length)[0]
}

const patterns = new Map<string, RegExp>()
function patternOf(path: string): RegExp {
  const known = patterns.get(path)
  if (known) return known
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('{}', '[^/]+')}$`)
  patterns.set(path, pattern)
  return pattern
}

/**
 * Gives form fields, which are all text, the types that the schema declares; what does not fit stays text and is found
 * by the validation that follows.
 */
export function typedForm(schema: Schema, value: WireValue): unknown {
  const kinds = new Set(schema.type ?? schema.anyOf?.flatMap(({ type = [] }) => type))
  if (typeof value === 'string') {
    const isListed = schema.allOf?.some((limit) => limit.then?.enum?.includes(value))
    if (isListed || (kinds.has('string') && !schema.allOf)) return value
    if (kinds.has('number') && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
    return kinds.has('boolean') && (value === 'true' || value === 'false') ? value === 'true' : value
  }
  if (kinds.has('array') && [...value.keys()].every((key) => /^\d+$/.test(key))) {
    return [...value.values()].map((item) => typedForm(schema.items ?? {}, item))
  }
  const types = schema.declared?.map(typeOf) ?? [schema]
  const isKnownTo = ({ properties = {} }: Schema) =>
    [...value.keys()].filter((name) => Object.hasOwn(properties, name)).length
  const best = types.reduce((most, one) => (isKnownTo(one) > isKnownTo(most) ? one : most))
  const typed = [...value].map(([name, field]) => {
    const declared = Object.hasOwn(best.properties ?? {}, name) ? best.properties?.[name] : undefined
    return [name, typedForm(declared ?? (best.additionalProperties || {}), field)]
  })
  return Object.fromEntries(typed)
}
