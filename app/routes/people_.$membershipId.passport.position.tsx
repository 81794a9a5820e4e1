import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { assignPosition } from '#app/domain/positions/assign-position.server.ts'
import { getAssignable } from '#app/domain/positions/get-assignable.server.ts'
import { assignPositionSchema, personParamsSchema } from '#app/domain/positions/position.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  const { membershipId } = parseParams(params, personParamsSchema)
  return {
    title: getT(request, 'positions')('assign.title'),
    membershipId,
    person: await orRespond(getAssignable({ actor, membershipId })),
    constraint: getZodConstraint(assignPositionSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  const { membershipId } = parseParams(params, personParamsSchema)
  const submission = parseWithZod(await readForm(request), { schema: assignPositionSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await assignPosition({ actor, membershipId, ...submission.value })
    return redirect(`/people/${membershipId}/passport`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

type Fields = { positionId: string; from: string; unit: string }

export default function AssignPosition() {
  const { title, membershipId, person, constraint } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation(['positions', 'common'])
  const [form, fields] = useServerForm<Fields>(useActionData<typeof action>(), {
    id: 'position',
    constraint,
    defaultValue: { from: person.today, unit: person.unit ?? '' },
  })
  const labels = { positionId: t('assign.position'), from: t('assign.from'), unit: t('assign.unit') }
  const passport = `/people/${membershipId}/passport`
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        description={t('assign.lead', { name: person.name })}
        breadcrumbs={[
          { label: t('list.title'), to: '/people/positions' },
          { label: person.name, to: passport },
          { label: title },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} className="space-y-5">
          <CsrfField />
          <FormErrors form={form} labels={labels} />
          <SelectField
            field={fields.positionId}
            label={labels.positionId}
            placeholder={t('assign.choose')}
            options={person.positions.map(({ id, name, nameHi, department }) => ({
              value: id,
              label: `${inLanguage(i18n.language, name, nameHi)}, ${department} (${id})`,
            }))}
          />
          <TextField field={fields.from} label={labels.from} type="date" inputClassName="w-48" />
          <TextField field={fields.unit} label={labels.unit} hint={t('assign.unitHint')} optional />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('assign.submit')}</SubmitButton>
            <LinkButton to={passport} variant="secondary">
              {t('common:action.cancel')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}
