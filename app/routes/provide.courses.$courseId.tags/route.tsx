import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { CoverageHole } from '@karmashala/frac'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CoverageTable } from '#app/components/courses/coverage-table.tsx'
import { type CoverageRowView } from '#app/domain/courses/competency-views.ts'
import { moduleIdOfPlace, placedTagSchema, TAG_ROLES } from '#app/domain/courses/course.schema.ts'
import { toCoverageRows } from '#app/domain/courses/coverage-rows.server.ts'
import { pickCompetencies } from '#app/domain/courses/pick-competencies.server.ts'
import { recentlyUsedTags } from '#app/domain/courses/recently-used-tags.server.ts'
import { addTag } from '#app/domain/courses/set-tags.server.ts'
import { suggestTags } from '#app/domain/courses/suggest-tags.server.ts'
import { formFailure, orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from '../provide.courses.$courseId/workspace.server.ts'
import { CompetencyPicker } from './competency-picker.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { TagForm } from './tag-form.tsx'
import { TagTable } from './tag-table.tsx'

const searchSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  area: z.enum(['behavioural', 'functional', 'domain']).optional().catch(undefined),
  code: z.string().max(40).optional().catch(undefined),
  level: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  role: z.enum(TAG_ROLES).optional().catch(undefined),
})

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, courseId } = await requireAuthor(request, params, 'course.list_own')
  const course = await requireWorkspace(request, params)
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { q: query, area: type, code } = search
  const picker = course.isEditable ? await pickCompetencies({ actor, query, type, code }) : null
  return {
    course,
    search,
    constraint: getZodConstraint(placedTagSchema),
    picker,
    coverage: toCoverageRows(course.tags),
    // While one is being tagged nobody looks for another.
    suggestions: picker && !picker.chosen ? await orRespond(suggestTags({ actor, courseId })) : [],
    recent: picker && !picker.chosen ? await recentlyUsedTags({ actor, courseId }) : [],
    title: `${getT(request, 'provide')('tags.title')}: ${course.details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: placedTagSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { where, ...tag } = submission.value
    await addTag({ ...author, moduleId: moduleIdOfPlace(where), tag })
    return redirect(`/provide/courses/${author.courseId}/tags?saved=tag`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function CourseTags() {
  const { course, picker, search, constraint, coverage, suggestions, recent } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation('provide')
  const { level, role } = search
  return (
    <section className="max-w-4xl space-y-6">
      <h2 className="text-xl font-semibold">{t('tags.title')}</h2>
      {(course.tags.length > 0 || !picker?.chosen) && <TagTable course={course} />}
      {picker?.chosen && (
        <TagForm
          key={`${picker.chosen.code} ${level ?? ''} ${role ?? ''}`}
          chosen={picker.chosen}
          levels={picker.levels}
          lastResult={lastResult}
          constraint={constraint}
          modules={course.modules}
          chosenBefore={{ level, role }}
          backTo={`?${new URLSearchParams(search.area ? { area: search.area } : { q: search.q })}`}
        />
      )}
      {coverage.length > 0 && !picker?.chosen && (
        <section className="space-y-3">
          <h3 className="text-lg font-semibold">{t('tags.matrix')}</h3>
          <p className="text-muted-foreground">
            {t('tags.matrixText')} <HoleCount rows={coverage} />
          </p>
          <CoverageTable
            caption={t('tags.matrix')}
            rows={coverage}
            modules={course.modules}
            {...(picker ? { mendTo: mendingForm } : {})}
          />
        </section>
      )}
      {picker && !picker.chosen && (
        <>
          <SuggestionList suggestions={suggestions} language={course.details.language} />
          <CompetencyPicker picker={picker} search={search} tags={course.tags} recent={recent} />
        </>
      )}
    </section>
  )
}

function HoleCount({ rows }: { rows: readonly CoverageRowView[] }) {
  const { t } = useTranslation('provide')
  const count = rows.filter(({ holes }) => holes.length > 0).length
  return count > 0 ? <>{t('tags.holeCount', { count })}</> : null
}

/** The form with the tag in it that would fill the hole. */
const mendingForm = (code: string, { mend }: CoverageHole) =>
  `?${new URLSearchParams({ code, level: String(mend.level), role: mend.role })}#chosen`
