import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { refuseProvider } from '#app/domain/organisations/decide-provider.server.ts'
import { getOrganisation } from '#app/domain/organisations/ministries.server.ts'
import { refuseProviderSchema } from '#app/domain/organisations/organisation.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ providerId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'provider.verify')
  const { providerId } = parseParams(params, paramsSchema)
  const provider = await orRespond(getOrganisation({ actor, organisationId: providerId }))
  const title = getT(request, 'admin')('refuse.title', { name: provider.name })
  return { title, constraint: getZodConstraint(refuseProviderSchema) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'provider.verify')
  const { providerId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: refuseProviderSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await refuseProvider({ actor, providerId, ...submission.value })
    return redirect('/admin/providers')
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function RefuseProvider() {
  const { title, constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<z.infer<typeof refuseProviderSchema>>(useActionData<typeof action>(), {
    id: 'refusal',
    constraint,
  })
  const { t } = useTranslation('admin')
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        breadcrumbs={[
          { label: t('providers.title'), to: '/admin/providers' },
          { label: t('providers.refuse') },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} />
          <TextareaField field={fields.reason} label={t('refuse.reason')} hint={t('refuse.hint')} rows={5} />
          <SubmitButton variant="danger">{t('refuse.submit')}</SubmitButton>
        </Form>
      </Card>
    </div>
  )
}
