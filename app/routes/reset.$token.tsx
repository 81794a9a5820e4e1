import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { activateSchema } from '#app/domain/people/person.schema.ts'
import { findReset, resetPassword } from '#app/domain/people/reset-password.server.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { sessionCookie } from '#app/lib/cookies.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { formFailure, readForm, refusalResponse } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await findReset({ token: params['token'] ?? '' })
  if (!person) throw refusalResponse(new DomainError('not_found', 'account:refusals.resetExpired'))
  return { title: getT(request, 'account')('reset.title'), person }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: activateSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { userId } = await resetPassword({ token: params['token'] ?? '', ...submission.value })
    const token = await openSession({ userId, userAgent: request.headers.get('User-Agent') ?? '' })
    return redirect('/', { headers: { 'Set-Cookie': await sessionCookie(token) } })
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ChooseNewPassword() {
  const { person } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<z.infer<typeof activateSchema>>(useActionData<typeof action>(), {
    id: 'reset',
  })
  const { t } = useTranslation('account')
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t('reset.title')} description={t('reset.lead', { name: person.name })} />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} />
          <input type="hidden" autoComplete="username" value={person.email} readOnly />
          <TextField
            field={fields.password}
            label={t('password.new')}
            hint={t('password.hint')}
            type="password"
            autoComplete="new-password"
          />
          <SubmitButton wide>{t('reset.submit')}</SubmitButton>
        </Form>
      </Card>
    </div>
  )
}
