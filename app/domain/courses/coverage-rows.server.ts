import { coverageMatrix, isLevelNumber } from '@karmashala/frac'
import { type CoverageRowView } from '#app/domain/courses/competency-views.ts'
import { type TagView } from '#app/domain/courses/course-views.ts'

/** The coverage matrix of a version, from its tags as they are shown. */
export function toCoverageRows(tags: readonly TagView[]): CoverageRowView[] {
  const claims = tags.flatMap(({ currentCode: code, level, role, moduleId }) =>
    isLevelNumber(level) ? [{ code, level, role, moduleId }] : [],
  )
  return coverageMatrix(claims).flatMap((row) => {
    const tag = tags.find(({ currentCode }) => currentCode === row.code)
    if (!tag) return []
    const { name, nameHi, theme, themeHi } = tag
    return [{ ...row, name, nameHi, theme, themeHi }]
  })
}
