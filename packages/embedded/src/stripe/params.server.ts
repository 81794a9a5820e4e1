import { invalidRequest } from './api-error.server.ts'
import { type FormHash, type FormValue } from './form-body.server.ts'

/** How one parameter is read; errors carry Stripe's codes and words. */
export type Param<T> = { read(raw: FormValue, name: string): T; required?: boolean } & Described
/** What the written scope says of a parameter. */
type Described = {
  values?: readonly string[]
  fields?: Shape
  item?: Described
  hasFreeKeys?: boolean
  /** A hash or list may also be plain text, such as the empty string that unsets it. */
  mayBeText?: boolean
}
type RequiredParam<T> = Param<T> & { required: true }
export type Shape = Record<string, Param<unknown>>
export type Parsed<S extends Shape> = {
  [K in keyof S]: S[K] extends RequiredParam<infer T>
    ? T
    : S[K] extends Param<infer T>
      ? T | undefined
      : never
}
export type MetadataChange = Map<string, string | null> | null

const emptyValue = (name: string) =>
  invalidRequest(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a field; however '${name}' cannot be unset. ` +
      `You should remove '${name}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: name },
  )

function plainText(raw: FormValue, name: string): string {
  if (typeof raw !== 'string') throw invalidRequest('Invalid string: {}', { param: name })
  if (raw === '') throw emptyValue(name)
  return raw
}

export const text = (maxLength = 5000): Param<string> => ({
  read(raw, name) {
    const value = plainText(raw, name)
    if (value.length <= maxLength) return value
    throw invalidRequest(`Invalid string: ${name} must be at most ${maxLength} characters`, { param: name })
  },
})

export const integer = ({ min = 0, max = 999_999_999_999 } = {}): Param<number> => ({
  read(raw, name) {
    const value = plainText(raw, name)
    if (!/^-?\d{1,15}$/.test(value)) {
      throw invalidRequest(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param: name })
    }
    const number = Number(value)
    if (number < min) throw outOfRange(name, `greater than or equal to ${min}`, number)
    if (number > max) throw outOfRange(name, `less than or equal to ${max}`, number)
    return number
  },
})

const outOfRange = (name: string, rule: string, value: number) =>
  invalidRequest(`This value must be ${rule} (it currently is '${value}').`, { param: name })

/** A percentage with up to four decimal places, as tax rates have them. */
export const percentage: Param<number> = {
  read(raw, name) {
    const value = plainText(raw, name)
    if (!/^\d{1,3}(\.\d{1,4})?$/.test(value) || Number(value) > 100) {
      throw invalidRequest(`Invalid decimal: ${value}; must contain at maximum 4 decimal places.`, {
        param: name,
      })
    }
    return Number(value)
  },
}

export const flag: Param<boolean> = {
  read(raw, name) {
    const value = plainText(raw, name)
    if (value === 'true' || value === 'false') return value === 'true'
    throw invalidRequest(`Invalid boolean: ${value}`, { param: name })
  },
}

/** One of the values this server implements; Stripe's own further values are refused in the same words. */
export const oneOf = <const V extends string>(...values: V[]): Param<V> => ({
  values,
  read(raw, name) {
    const value = plainText(raw, name)
    const known = values.find((candidate) => candidate === value)
    if (known !== undefined) return known
    throw invalidRequest(`Invalid ${name}: must be one of ${values.join(', ')}`, { param: name })
  },
})

/** An empty string unsets the field: null. */
export const emptyable = <T>(inner: Param<T>): Param<T | null> => ({
  ...inner,
  mayBeText: true,
  read: (raw, name) => (raw === '' ? null : inner.read(raw, name)),
})

export const required = <T>(inner: Param<T>): RequiredParam<T> => ({ ...inner, required: true })

export const listOf = <T>(inner: Param<T>, maxItems = 100): Param<T[]> => ({
  item: inner,
  read(raw, name) {
    if (typeof raw === 'string') throw invalidRequest('Invalid array', { param: name })
    const keys = [...raw.keys()]
    if (keys.some((key) => !/^\d+$/.test(key))) throw invalidRequest('Invalid array', { param: name })
    if (keys.length > maxItems)
      throw invalidRequest(`Array ${name} exceeded maximum ${maxItems} allowed elements.`, { param: name })
    keys.sort((a, b) => Number(a) - Number(b))
    return keys.map((key) => inner.read(raw.get(key) ?? '', `${name}[${key}]`))
  },
})

export const hash = <S extends Shape>(shape: S): Param<Parsed<S>> => ({
  fields: shape,
  read(raw, name) {
    if (typeof raw === 'string') throw invalidRequest('Invalid object', { param: name })
    return readShape(shape, raw, name)
  },
})

/** Free text pairs; an empty value removes its key, an empty `metadata` removes them all (null). */
export const metadata: Param<MetadataChange> = {
  hasFreeKeys: true,
  mayBeText: true,
  read(raw, name) {
    if (raw === '') return null
    if (typeof raw === 'string') throw invalidRequest('Invalid object', { param: name })
    const pairs = new Map<string, string | null>()
    for (const [key, value] of raw) {
      if (typeof value !== 'string')
        throw invalidRequest('Metadata values must be strings.', { param: `${name}[${key}]` })
      if (key.length > 40)
        throw invalidRequest('Metadata keys can have up to 40 characters.', { param: name })
      if (value.length > 500)
        throw invalidRequest('Metadata values can have up to 500 characters.', { param: `${name}[${key}]` })
      pairs.set(key, value === '' ? null : value)
    }
    return pairs
  },
}

/** An instant or a range of instants, in seconds, as list filters take them. */
export type InstantRange = { gt?: number; gte?: number; lt?: number; lte?: number }
const instant = integer()
const rangeShape = { gt: instant, gte: instant, lt: instant, lte: instant }
export const instantRange: Param<InstantRange> = {
  fields: rangeShape,
  mayBeText: true,
  read(raw, name) {
    if (typeof raw !== 'string') return readShape(rangeShape, raw, name)
    const at = instant.read(raw, name)
    return { gte: at, lte: at }
  },
}

/** Reads every field of a shape; a field the shape does not know is refused, never ignored. */
export function readShape<S extends Shape>(shape: S, form: FormHash, parent = ''): Parsed<S> {
  const nameOf = (field: string) => (parent ? `${parent}[${field}]` : field)
  const unknown = [...form.keys()].filter((field) => !Object.hasOwn(shape, field)).map(nameOf)
  if (unknown.length > 0) {
    const plural = unknown.length > 1 ? 's' : ''
    throw invalidRequest(`Received unknown parameter${plural}: ${unknown.join(', ')}`, {
      code: 'parameter_unknown',
      ...(unknown[0] && { param: unknown[0] }),
    })
  }
  const values: Record<string, unknown> = {}
  for (const [field, param] of Object.entries(shape)) {
    const raw = form.get(field)
    if (raw !== undefined) values[field] = param.read(raw, nameOf(field))
    else if (param.required) {
      throw invalidRequest(`Missing required param: ${nameOf(field)}.`, {
        code: 'parameter_missing',
        param: nameOf(field),
      })
    }
  }
  return values as Parsed<S>
}
