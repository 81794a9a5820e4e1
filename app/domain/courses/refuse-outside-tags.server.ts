import { currentDictionary, dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { allTags, type Tagged } from '#app/domain/courses/all-tags.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * What is put before validators and sold to ministries speaks the language everybody shares: a private term says nothing
 * outside its organisation, and one retired without a successor says nothing to anybody.
 */
export async function refuseOutsideTags(version: Tagged, providerId: string): Promise<void> {
  const own = await dictionaryFor(providerId)
  const views = toTagViews(allTags(version), own, await currentDictionary())
  const outside = views.filter(({ isOutside }) => isOutside)
  if (outside.length === 0) return
  const names = [...new Set(outside.map(({ name, competencyCode }) => `${name} (${competencyCode})`))]
  throw new DomainError('invalid', 'provide:refusals.outsideTags', {
    count: names.length,
    names: names.join(', '),
  })
}
