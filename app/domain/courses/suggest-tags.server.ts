import { suggestCompetencies } from '@karmashala/frac'
import { type PackageItem } from '@karmashala/scorm'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { offerTo } from '#app/domain/courses/competency-option.server.ts'
import { SUGGESTION_PLACES, type TagSuggestion } from '#app/domain/courses/competency-views.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { lessonText } from '#app/domain/lessons/lesson-text.server.ts'
import { packageText } from '#app/domain/packages/package-text.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const SUGGESTED_MAX = 6

/**
 * Competencies the draft seems to be about: from its title, outcomes, summary, the titles in its packages and the text of
 * their pages. What it is tagged with already is not suggested again.
 */
export async function suggestTags({
  actor,
  courseId,
}: {
  actor: Actor
  courseId: string
}): Promise<TagSuggestion[]> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  const draft = await getDraft({ courseId, providerId })
  const { dictionary, toOption } = await offerTo(providerId)
  const packages = await ContentPackage.find(
    { _id: { $in: draft.modules.map(({ packageId }) => packageId) }, providerId },
    { sha256: 1, report: 1 },
  ).lean<Pick<ContentPackageRecord, '_id' | 'sha256' | 'report'>[]>()
  // What is made here is read as it is written, not from what was made of it at the last submission.
  const uploaded = draft.modules.filter(({ kind }) => kind === 'package')
  const pages = [await lessonText(draft, providerId)]
  for (const pkg of packages) {
    const isUploaded = uploaded.some(({ packageId }) => String(packageId) === String(pkg._id))
    if (isUploaded) pages.push(await packageText(pkg))
  }

  const tagged = new Set(
    allTags(draft).map(({ competencyCode }) => dictionary.resolve(competencyCode)?.code ?? competencyCode),
  )
  const suggested = suggestCompetencies(
    dictionary,
    {
      title: draft.title,
      titleHi: draft.titleHi ?? null,
      outcomes: draft.outcomes,
      texts: [
        { where: 'summary', text: `${draft.summary}\n${draft.summaryHi ?? ''}` },
        {
          where: 'contents',
          text: [
            ...draft.modules.flatMap(({ kind, title }) => (kind === 'lesson' ? [title] : [])),
            ...packages.flatMap(({ report }) => report.organizations.flatMap(titles)),
          ].join('\n'),
        },
        { where: 'package', text: pages.join('\n') },
      ],
    },
    SUGGESTED_MAX + tagged.size,
  )
  return suggested
    .filter(({ code }) => !tagged.has(code))
    .slice(0, SUGGESTED_MAX)
    .map(({ code, words }) => ({
      option: toOption(dictionary.get(code)),
      words: words.flatMap(({ word, where }) => {
        const place = SUGGESTION_PLACES.find((one) => one === where)
        return place ? [{ word, where: place }] : []
      }),
    }))
}

const titles = ({ title, children }: PackageItem): string[] => [title, ...children.flatMap(titles)]
