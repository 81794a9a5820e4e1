import { coverageMatrix, type CoverageTag } from '@karmashala/frac'
import { expect, test } from 'vitest'

const tag = (
  code: string,
  role: CoverageTag['role'],
  level: CoverageTag['level'],
  moduleId: string | null = null,
): CoverageTag => ({ code, role, level, moduleId })
const holes = (...tags: CoverageTag[]) => coverageMatrix(tags).flatMap((row) => row.holes)

test('a competency that is taught and assessed at one level has no hole', () => {
  expect(holes(tag('FUN-111', 'taught', 2), tag('FUN-111', 'assessed', 2))).toEqual([])
})

test('what is taught or practised and never assessed is a hole, with the tag that would fill it', () => {
  expect(holes(tag('FUN-111', 'taught', 2), tag('FUN-111', 'practised', 1))).toEqual([
    { kind: 'not_assessed', claimed: 2, found: 0, mend: { role: 'assessed', level: 2 } },
  ])
})

test('an assessment below or above what is taught is a hole', () => {
  expect(holes(tag('FUN-111', 'taught', 3), tag('FUN-111', 'assessed', 1))).toEqual([
    { kind: 'assessed_below', claimed: 3, found: 1, mend: { role: 'assessed', level: 3 } },
  ])
  expect(holes(tag('FUN-111', 'taught', 1), tag('FUN-111', 'assessed', 3))).toEqual([
    { kind: 'assessed_above', claimed: 3, found: 1, mend: { role: 'taught', level: 3 } },
  ])
})

test('what is practised or assessed and never taught is a hole', () => {
  expect(holes(tag('FUN-111', 'assessed', 4))).toEqual([
    { kind: 'not_taught', claimed: 4, found: 0, mend: { role: 'taught', level: 4 } },
  ])
  expect(holes(tag('FUN-111', 'practised', 2)).map(({ kind }) => kind)).toEqual([
    'not_taught',
    'not_assessed',
  ])
})

test('practice at a higher level than is taught is a hole', () => {
  const found = holes(
    tag('FUN-111', 'taught', 1),
    tag('FUN-111', 'practised', 2),
    tag('FUN-111', 'assessed', 1),
  )
  expect(found.map(({ kind }) => kind)).toEqual(['practised_above'])
})

test('a module may teach what another one assesses, and each place is named', () => {
  const [row] = coverageMatrix([
    tag('FUN-111', 'taught', 1, 'first'),
    tag('FUN-111', 'taught', 2),
    tag('FUN-111', 'assessed', 2, 'second'),
  ])

  expect(row?.holes).toEqual([])
  expect(row?.cells.taught).toEqual({
    level: 2,
    where: [
      { moduleId: null, level: 2 },
      { moduleId: 'first', level: 1 },
    ],
  })
  expect(row?.cells.practised).toBeNull()
})

test('competencies stand in the order in which they first occur', () => {
  const rows = coverageMatrix([
    tag('FUN-111', 'taught', 1),
    tag('BEH-001', 'taught', 1),
    tag('FUN-111', 'assessed', 1),
  ])
  expect(rows.map(({ code }) => code)).toEqual(['FUN-111', 'BEH-001'])
  expect(coverageMatrix([])).toEqual([])
})
