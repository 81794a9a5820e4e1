import { type BlockWords, type Field, type LessonRemark } from '@karmashala/authoring'

export type Attrs = Record<string, unknown>
export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>

/** What every control of a form is given. */
export type FieldProps<K extends Field['kind'] = Field['kind']> = {
  field: FieldOf<K>
  /** Labels of the kind of block. */
  words: BlockWords
  /** Of the field in the labels: `options.text`. */
  labelKey: string
  /** Of the field in this block: `options.1.text`; remarks name it so. */
  path: string
  value: unknown
  /** The attributes or the row the field is in. */
  row: Attrs
  /** The attributes of the whole block. */
  block: Attrs
  remarks: readonly LessonRemark[]
  change: (value: unknown) => void
  /** For fields that change others, too, in one step: which row is right, what is on a picture. */
  changeRow: (changed: Attrs) => void
}

export const isRow = (value: unknown): value is Attrs =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const rowsOf = (value: unknown): Attrs[] => (Array.isArray(value) ? value.filter(isRow) : [])
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
