import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import {
  PROVIDER_TYPES,
  registerProviderSchema,
  type RegisterProviderInput,
} from '#app/domain/organisations/organisation.schema.ts'
import { registerProvider } from '#app/domain/organisations/register-provider.server.ts'
import { countRegistration } from '#app/domain/people/sign-in-limit.server.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { sessionCookie } from '#app/lib/cookies.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'

export const meta = metaFromTitle

export function loader({ request }: LoaderFunctionArgs) {
  return {
    title: getT(request, 'account')('register.title'),
    constraint: getZodConstraint(registerProviderSchema),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: registerProviderSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await countRegistration(context.clientAddress)
    const { userId } = await registerProvider({ ...submission.value, language: languageOf(request) })
    const userAgent = request.headers.get('User-Agent') ?? ''
    const token = await openSession({ userId, userAgent })
    return redirect('/provide', { headers: { 'Set-Cookie': await sessionCookie(token) } })
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Register() {
  const { constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<RegisterProviderInput>(useActionData<typeof action>(), {
    id: 'register',
    constraint,
  })
  const { t } = useTranslation('account')
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('register.title')} description={t('register.lead')} />
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} />
        <Card padding="lg" as="section" className="space-y-5">
          <CardHeader title={t('register.institution')} />
          <TextField
            field={fields.organisationName}
            label={t('register.organisationName')}
            autoComplete="organization"
          />
          <TextField
            field={fields.organisationNameHi}
            label={t('register.organisationNameHi')}
            lang="hi"
            optional
          />
          <SelectField
            field={fields.providerType}
            label={t('register.providerType')}
            placeholder={t('register.chooseType')}
            options={PROVIDER_TYPES.map((value) => ({ value, label: t(`providerType.${value}`) }))}
          />
          <TextField
            field={fields.website}
            label={t('register.website')}
            type="url"
            autoComplete="url"
            optional
          />
          <TextareaField
            field={fields.description}
            label={t('register.description')}
            hint={t('register.descriptionHint')}
            rows={5}
          />
        </Card>
        <Card padding="lg" as="section" className="space-y-5">
          <CardHeader title={t('register.you')} description={t('register.youLead')} />
          <TextField field={fields.name} label={t('name')} autoComplete="name" />
          <TextField
            field={fields.email}
            label={t('email')}
            type="email"
            autoComplete="username"
            spellCheck={false}
          />
          <TextField
            field={fields.password}
            label={t('password.new')}
            hint={t('password.hint')}
            type="password"
            autoComplete="new-password"
          />
        </Card>
        <SubmitButton>{t('register.submit')}</SubmitButton>
      </Form>
    </div>
  )
}
