import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { startPageFor } from '#app/components/shell/navigation.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findViewer } from '#app/domain/people/find-viewer.server.ts'
import { signInSchema, type SignInInput } from '#app/domain/people/person.schema.ts'
import { signIn } from '#app/domain/people/sign-in.server.ts'
import { sessionCookie } from '#app/lib/cookies.server.ts'
import { formFailure, localPath, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { getViewer } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const to = localPath(new URL(request.url).searchParams.get('to'), '/')
  if (await getViewer(request)) throw redirect(to)
  return { to, title: getT(request, 'account')('signIn.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const submission = parseWithZod(form, { schema: signInSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const token = await signIn({
      ...submission.value,
      address: context.clientAddress,
      userAgent: request.headers.get('User-Agent') ?? '',
    })
    const to = localPath(form.get('to'), '/')
    const destination = to === '/' ? startPageFor((await findViewer({ token }))?.acting) : to
    return redirect(destination, { headers: { 'Set-Cookie': await sessionCookie(token) } })
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function SignIn() {
  const { to } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<SignInInput>(useActionData<typeof action>(), { id: 'sign-in' })
  const { t } = useTranslation('account')
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t('signIn.title')} description={t('signIn.lead')} />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <input type="hidden" name="to" value={to} />
          <FormErrors form={form} />
          <TextField
            field={fields.email}
            label={t('email')}
            type="email"
            autoComplete="username"
            spellCheck={false}
          />
          <TextField
            field={fields.password}
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
          />
          <SubmitButton wide>{t('signIn.submit')}</SubmitButton>
        </Form>
      </Card>
      <p className="mt-6 text-muted-foreground">{t('signIn.forgot')}</p>
      <p className="mt-3 text-muted-foreground">
        {t('signIn.noAccount')}{' '}
        <Link to="/register" className="link">
          {t('signIn.register')}
        </Link>
      </p>
    </div>
  )
}
