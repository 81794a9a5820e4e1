import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { createMinistry } from '#app/domain/organisations/ministries.server.ts'
import {
  createMinistrySchema,
  type CreateMinistryInput,
} from '#app/domain/organisations/organisation.schema.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, 'ministry.create')
  return {
    title: getT(request, 'admin')('ministries.add'),
    constraint: getZodConstraint(createMinistrySchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'ministry.create')
  const submission = parseWithZod(await readForm(request), { schema: createMinistrySchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { organisationId } = await createMinistry({ actor, ...submission.value })
    return redirect(`/admin/organisations/${organisationId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function NewMinistry() {
  const { constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<CreateMinistryInput>(useActionData<typeof action>(), {
    id: 'ministry',
    constraint,
  })
  const { t } = useTranslation('admin')
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('ministries.add')}
        description={t('ministries.addLead')}
        breadcrumbs={[
          { label: t('ministries.title'), to: '/admin/organisations' },
          { label: t('ministries.add') },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} />
          <TextField field={fields.name} label={t('ministries.name')} />
          <TextField field={fields.nameHi} label={t('ministries.nameHi')} lang="hi" optional />
          <TextField
            field={fields.contactEmail}
            label={t('ministries.contact')}
            type="email"
            spellCheck={false}
          />
          <TextField field={fields.managerName} label={t('ministries.managerName')} />
          <TextField
            field={fields.managerEmail}
            label={t('ministries.managerEmail')}
            type="email"
            spellCheck={false}
          />
          <SubmitButton>{t('ministries.add')}</SubmitButton>
        </Form>
      </Card>
    </div>
  )
}
