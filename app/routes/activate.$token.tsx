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
import { activate, findActivation } from '#app/domain/people/activation.server.ts'
import { activateSchema } from '#app/domain/people/person.schema.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { sessionCookie } from '#app/lib/cookies.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { formFailure, readForm, refusalResponse } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await findActivation({ token: params['token'] ?? '' })
  if (!person) throw refusalResponse(new DomainError('not_found', 'account:refusals.activationExpired'))
  return { title: getT(request, 'account')(person.hasPassword ? 'join.title' : 'activate.title'), person }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: activateSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { userId, membershipId } = await activate({
      token: params['token'] ?? '',
      address: context.clientAddress,
      ...submission.value,
    })
    const userAgent = request.headers.get('User-Agent') ?? ''
    const token = await openSession({ userId, userAgent, membershipId })
    return redirect('/', { headers: { 'Set-Cookie': await sessionCookie(token) } })
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Activate() {
  const { person } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<z.infer<typeof activateSchema>>(useActionData<typeof action>(), {
    id: 'activate',
  })
  const { t, i18n } = useTranslation('account')
  const { name, organisationName, organisationNameHi, hasPassword } = person
  const organisation = inLanguage(i18n.language, organisationName, organisationNameHi)
  const words = hasPassword ? 'join' : 'activate'
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t(`${words}.title`)} description={t(`${words}.lead`, { name, organisation })} />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} />
          <input type="hidden" autoComplete="username" value={person.email} readOnly />
          <TextField
            field={fields.password}
            label={hasPassword ? t('join.password') : t('password.new')}
            hint={hasPassword ? undefined : t('password.hint')}
            type="password"
            autoComplete={hasPassword ? 'current-password' : 'new-password'}
          />
          <SubmitButton wide>{t(`${words}.submit`)}</SubmitButton>
        </Form>
      </Card>
    </div>
  )
}
