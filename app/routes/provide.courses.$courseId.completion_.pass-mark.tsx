import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { passMarkSchema } from '#app/domain/courses/course.schema.ts'
import { setPassMark } from '#app/domain/courses/set-pass-mark.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { courseId } = await requireAuthor(request, params, 'course.edit')
  const { passMarkPercent, isEditable, details } = await requireWorkspace(request, params)
  const to = `/provide/courses/${courseId}/completion`
  if (!isEditable) throw redirect(to)
  const title = `${getT(request, 'lessons')('passMark.title')}: ${details.title}`
  return { passMarkPercent, to, title, constraint: getZodConstraint(passMarkSchema) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: passMarkSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await setPassMark({ ...author, ...submission.value })
    return redirect(`/provide/courses/${author.courseId}/completion?saved=passMark`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function PassMark() {
  const { passMarkPercent, to, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  const { t: common } = useTranslation()
  const [form, fields] = useServerForm<{ passMarkPercent: string }>(useActionData<typeof action>(), {
    id: 'pass-mark',
    constraint,
    defaultValue: { passMarkPercent: String(passMarkPercent) },
  })
  return (
    <section className="max-w-2xl space-y-5">
      <div className="space-y-1">
        <h2 className="text-xl font-semibold">{t('passMark.title')}</h2>
        <p className="text-muted-foreground">{t('passMark.text')}</p>
      </div>
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} labels={{ passMarkPercent: t('passMark.label') }} />
        <TextField
          field={fields.passMarkPercent}
          label={t('passMark.label')}
          hint={t('passMark.hint')}
          inputMode="numeric"
          inputClassName="max-w-32"
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('passMark.submit')}</SubmitButton>
          <LinkButton to={to} variant="ghost">
            {common('action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}
