import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { changePassword } from '#app/domain/people/change-password.server.ts'
import { changePasswordSchema, type ChangePasswordInput } from '#app/domain/people/person.schema.ts'
import { readSessionToken } from '#app/lib/cookies.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireViewer } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request)
  return { title: getT(request, 'account')('password.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const submission = parseWithZod(await readForm(request), { schema: changePasswordSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const token = (await readSessionToken(request)) ?? ''
    await changePassword({ userId: viewer.id, token, address: context.clientAddress, ...submission.value })
    return { isChanged: true as const }
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ChangePassword() {
  const result = useActionData<typeof action>()
  const isChanged = result !== undefined && 'isChanged' in result
  const { t } = useTranslation('account')
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title={t('password.title')}
        breadcrumbs={[{ label: t('account.title'), to: '/account' }, { label: t('password.title') }]}
      />
      {isChanged ? (
        <div className="space-y-6">
          <Alert tone="success" live title={t('password.changed')}>
            {t('password.othersSignedOut')}
          </Alert>
          <LinkButton to="/account">{t('password.back')}</LinkButton>
        </div>
      ) : (
        <PasswordForm lastResult={result} />
      )}
    </div>
  )
}

type FormResult = Exclude<ReturnType<typeof useActionData<typeof action>>, { isChanged: true }>

function PasswordForm({ lastResult }: { lastResult: FormResult }) {
  const [form, fields] = useServerForm<ChangePasswordInput>(lastResult, { id: 'change-password' })
  const { t } = useTranslation('account')
  return (
    <Card padding="lg">
      <Form method="post" id={form.id} noValidate className="space-y-5">
        <CsrfField />
        <FormErrors form={form} />
        <TextField
          field={fields.currentPassword}
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          field={fields.newPassword}
          label={t('password.new')}
          hint={t('password.hint')}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton wide>{t('password.submit')}</SubmitButton>
      </Form>
    </Card>
  )
}
