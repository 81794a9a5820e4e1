import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DetailsFields, type CourseDetailsForm } from '#app/components/courses/details-fields.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { createCourse } from '#app/domain/courses/create-course.server.ts'
import { courseDetailsSchema } from '#app/domain/courses/course.schema.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, 'course.edit')
  return {
    title: getT(request, 'provide')('new.title'),
    constraint: getZodConstraint(courseDetailsSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: courseDetailsSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { courseId } = await createCourse({ actor, ...submission.value })
    return redirect(`/provide/courses/${courseId}?saved=created`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function NewCourse() {
  const { constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<CourseDetailsForm>(useActionData<typeof action>(), {
    id: 'course',
    constraint,
  })
  const { t } = useTranslation('provide')
  const { t: common } = useTranslation()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('new.title')}
        description={t('new.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/provide' }, { label: t('new.title') }]}
      />
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} />
        <DetailsFields fields={fields} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('new.submit')}</SubmitButton>
          <LinkButton to="/provide" variant="ghost">
            {common('action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  )
}
