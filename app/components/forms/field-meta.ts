/** What the field components read of conform's field metadata. */
export type FieldMeta = {
  id: string
  key: string | undefined
  name: string
  errors?: string[] | undefined
  initialValue?: unknown
  required?: boolean | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
}

/** The one value of a text-like field; conform keeps numbers and dates as text, too. */
export const textOf = ({ initialValue }: FieldMeta): string | undefined =>
  typeof initialValue === 'string' ? initialValue : undefined

/** The chosen values of a field that may hold several. */
export const listOf = ({ initialValue }: FieldMeta): string[] =>
  (Array.isArray(initialValue) ? initialValue : [initialValue]).filter(
    (value): value is string => typeof value === 'string',
  )
