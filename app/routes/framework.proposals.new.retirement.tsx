import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { KIND_PATHS, kindOfPath } from '#app/components/framework/kind-path.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { retirementFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { proposeMerge, proposeRetirement } from '#app/domain/competencies/propose-retirement.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const schema = retirementFormSchema.extend({
  kind: z.enum(KIND_PATHS, 'errors:choose'),
  node: z.string('errors:required').trim(),
})
type RetirementForm = z.input<typeof schema>

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const { searchParams } = new URL(request.url)
  return {
    title: getT(request, 'framework', actor.language)('retirement.title'),
    values: { kind: searchParams.get('kind') ?? 'competency', node: searchParams.get('node') ?? '' },
    constraint: getZodConstraint(schema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const submission = parseWithZod(await readForm(request), { schema })
  if (submission.status !== 'success') return formFailure(submission)

  const { kind, node, successor, reason } = submission.value
  const retirement = { actor, nodeKind: kindOfPath(kind), nodeId: node, reason }
  try {
    const { proposalId } = successor
      ? await proposeMerge({ ...retirement, intoId: successor })
      : await proposeRetirement(retirement)
    return redirect(`/framework/proposals/${proposalId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ProposeRetirement() {
  const { title, values, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['framework', 'common'])
  const [form, fields] = useServerForm<RetirementForm>(useActionData<typeof action>(), {
    ...{ id: 'retirement', constraint, defaultValue: values as Partial<RetirementForm> },
  })
  const labels = {
    kind: t('retirement.kind'),
    node: t('retirement.node'),
    successor: t('retirement.successor'),
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('retirement.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} labels={{ ...labels, reason: t('form.reason') }} />
          <SelectField
            field={fields.kind}
            label={labels.kind}
            options={KIND_PATHS.map((path) => ({ value: path, label: t(`kind.${kindOfPath(path)}`) }))}
          />
          <TextField
            field={fields.node}
            label={labels.node}
            hint={t('retirement.nodeHint')}
            spellCheck={false}
          />
          <TextField
            field={fields.successor}
            label={labels.successor}
            hint={t('retirement.successorHint')}
            spellCheck={false}
            optional
          />
          <TextareaField
            field={fields.reason}
            label={t('form.reason')}
            hint={t('form.reasonHint')}
            rows={3}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('form.submit')}</SubmitButton>
            <LinkButton to="/framework/proposals" variant="ghost">
              {t('common:action.cancel')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}
