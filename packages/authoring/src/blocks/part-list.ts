import { z } from 'zod'

/** Rows of one block. Their ids differ, because translations and answers hang on them. */
export const partList = <Row extends z.ZodType<{ id: string }>>(row: Row, max: number) =>
  z
    .array(row)
    .max(max)
    .refine((rows) => haveDifferentIds(rows), 'Two parts of a block have the same id.')

export const haveDifferentIds = (parts: readonly { id: string }[]): boolean =>
  new Set(parts.map(({ id }) => id)).size === parts.length

/** The id of a new row. */
export const partId = (newId: () => string): string => newId().slice(0, 8)
