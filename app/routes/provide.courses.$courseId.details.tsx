import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DetailsFields, type CourseDetailsForm } from '#app/components/courses/details-fields.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { type CourseDetailsView } from '#app/domain/courses/course-views.ts'
import { courseDetailsSchema } from '#app/domain/courses/course.schema.ts'
import { updateDetails } from '#app/domain/courses/update-details.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const course = await requireWorkspace(request, params)
  return {
    course,
    title: `${getT(request, 'provide')('details.title')}: ${course.details.title}`,
    constraint: getZodConstraint(courseDetailsSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: courseDetailsSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await updateDetails({ ...author, ...submission.value })
    return redirect(`/provide/courses/${author.courseId}?saved=details`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Details() {
  const { course } = useLoaderData<typeof loader>()
  const { t } = useTranslation('provide')
  return (
    <section className="max-w-3xl space-y-5">
      <h2 className="text-xl font-semibold">{t('details.title')}</h2>
      {course.isEditable ? <DetailsForm /> : <DetailsList details={course.details} />}
    </section>
  )
}

function DetailsForm() {
  const { course, constraint } = useLoaderData<typeof loader>()
  const { titleHi, summaryHi, outcomes, ...details } = course.details
  const [form, fields] = useServerForm<CourseDetailsForm>(useActionData<typeof action>(), {
    id: 'course',
    constraint,
    defaultValue: {
      ...details,
      titleHi: titleHi ?? '',
      summaryHi: summaryHi ?? '',
      outcomes: outcomes.join('\n'),
    },
  })
  const { t } = useTranslation('provide')
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <CsrfField />
      <FormErrors form={form} />
      <DetailsFields fields={fields} />
      <SubmitButton>{t('details.save')}</SubmitButton>
    </Form>
  )
}

function DetailsList({ details }: { details: CourseDetailsView }) {
  const { t } = useTranslation('provide')
  const { t: common } = useTranslation()
  const hindi = (text: string | null) =>
    text ? (
      <span lang="hi">{text}</span>
    ) : (
      <span className="text-muted-foreground">{common('state.notGiven')}</span>
    )
  return (
    <DescriptionList
      items={[
        { term: t('details.titleLabel'), description: details.title },
        { term: t('details.titleHi'), description: hindi(details.titleHi) },
        { term: t('details.summary'), description: details.summary },
        { term: t('details.summaryHi'), description: hindi(details.summaryHi) },
        {
          term: t('details.outcomes'),
          description: (
            <ul className="list-disc space-y-1 pl-5">
              {details.outcomes.map((outcome) => (
                <li key={outcome}>{outcome}</li>
              ))}
            </ul>
          ),
        },
        { term: t('details.language'), description: t(`languages.${details.language}`) },
        { term: t('details.licence'), description: t(`licences.${details.licence}`) },
        {
          term: t('details.duration'),
          description: t('details.minutes', { count: details.durationInMinutes }),
        },
      ]}
    />
  )
}
