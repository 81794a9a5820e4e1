import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Tags } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { type CourseWorkspace, type TagView } from '#app/domain/courses/course-views.ts'
import { tagSchema } from '#app/domain/courses/course.schema.ts'
import { pickCompetencies } from '#app/domain/courses/pick-competencies.server.ts'
import { addTag } from '#app/domain/courses/set-tags.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from '../provide.courses.$courseId/workspace.server.ts'
import { CompetencyPicker } from './competency-picker.tsx'
import { TagForm } from './tag-form.tsx'

const searchSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  area: z.enum(['behavioural', 'functional', 'domain']).optional().catch(undefined),
  code: z.string().max(40).optional().catch(undefined),
})

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireAuthor(request, params, 'course.list_own')
  const course = await requireWorkspace(request, params)
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { q: query, area: type, code } = search
  return {
    course,
    search,
    constraint: getZodConstraint(tagSchema),
    picker: course.isEditable ? await pickCompetencies({ actor, query, type, code }) : null,
    title: `${getT(request, 'provide')('tags.title')}: ${course.details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: tagSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await addTag({ ...author, tag: submission.value })
    return redirect(`/provide/courses/${author.courseId}/tags?saved=tag`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function CourseTags() {
  const { course, picker, search, constraint } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation('provide')
  return (
    <section className="max-w-4xl space-y-6">
      <h2 className="text-xl font-semibold">{t('tags.title')}</h2>
      {(course.tags.length > 0 || !picker?.chosen) && <TagTable course={course} />}
      {picker?.chosen && (
        <TagForm
          chosen={picker.chosen}
          levels={picker.levels}
          lastResult={lastResult}
          constraint={constraint}
          backTo={`?${new URLSearchParams(search.area ? { area: search.area } : { q: search.q })}`}
        />
      )}
      {picker && !picker.chosen && <CompetencyPicker picker={picker} search={search} tags={course.tags} />}
    </section>
  )
}

function TagTable({ course }: { course: CourseWorkspace }) {
  const { t } = useTranslation('provide')
  return (
    <DataTable
      caption={t('tags.present')}
      hideCaption
      columns={useColumns(course.id, course.isEditable)}
      rows={course.tags}
      rowKey={({ competencyCode, role }) => `${competencyCode} ${role}`}
      empty={
        <EmptyState icon={Tags} title={t('tags.none')} level={3}>
          {t('tags.noneText')}
        </EmptyState>
      }
    />
  )
}

function useColumns(courseId: string, isEditable: boolean): Column<TagView>[] {
  const { t, i18n } = useTranslation('provide')
  const pick = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  const columns: Column<TagView>[] = [
    {
      key: 'competency',
      header: t('tags.competency'),
      rowHeader: true,
      cell: ({ name, nameHi, theme, themeHi }) => (
        <>
          {pick(name, nameHi)}
          {theme !== name && (
            <span className="block text-sm font-normal text-muted-foreground">{pick(theme, themeHi)}</span>
          )}
        </>
      ),
    },
    {
      key: 'level',
      header: t('tags.level'),
      cell: ({ level, levelName, levelNameHi }) =>
        t('tags.levelNumber', { level, name: pick(levelName, levelNameHi) }),
    },
    { key: 'role', header: t('tags.role'), cell: ({ role }) => t(`tags.roles.${role}`) },
  ]
  if (!isEditable) return columns
  const remove: Column<TagView> = {
    key: 'remove',
    header: t('tags.action'),
    hideHeader: true,
    align: 'end',
    cell: ({ competencyCode, role, name, nameHi }) => (
      <Form method="post" action={`/provide/courses/${courseId}/tags/removal`}>
        <CsrfField />
        <input type="hidden" name="competencyCode" value={competencyCode} />
        <input type="hidden" name="role" value={role} />
        <Button
          type="submit"
          variant="secondary"
          size="sm"
          aria-label={t('tags.removeNamed', { name: pick(name, nameHi), role: t(`tags.roles.${role}`) })}
        >
          {t('tags.remove')}
        </Button>
      </Form>
    ),
  }
  return [...columns, remove]
}
