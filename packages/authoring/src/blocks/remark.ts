import { type BlockRemark } from '../block-definition.ts'

/** Something that has to be mended before a lesson is submitted or exported. */
export const must = (rule: string, field?: string, params?: BlockRemark['params']): BlockRemark => ({
  rule,
  severity: 'must',
  ...(field === undefined ? {} : { field }),
  ...(params === undefined ? {} : { params }),
})

/** Advice. */
export const should = (rule: string, field?: string, params?: BlockRemark['params']): BlockRemark => ({
  ...must(rule, field, params),
  severity: 'should',
})

/** The remarks that apply: `when([isBlank(src), must('no-file', 'src')], …)`. */
export const when = (...cases: readonly (readonly [boolean, BlockRemark])[]): BlockRemark[] =>
  cases.flatMap(([applies, remark]) => (applies ? [remark] : []))

export const isBlank = (words: string | null | undefined): boolean => (words ?? '').trim() === ''
