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
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { endPosition } from '#app/domain/positions/end-position.server.ts'
import { getOpenHolding } from '#app/domain/positions/get-open-holding.server.ts'
import { endPositionSchema, personParamsSchema } from '#app/domain/positions/position.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  const { membershipId } = parseParams(params, personParamsSchema)
  const query = new URL(request.url).searchParams
  const [positionId, from] = [query.get('position') ?? '', query.get('from') ?? '']
  return {
    title: getT(request, 'positions')('end.title'),
    membershipId,
    held: await orRespond(getOpenHolding({ actor, membershipId, positionId, from })),
    constraint: getZodConstraint(endPositionSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  const { membershipId } = parseParams(params, personParamsSchema)
  const submission = parseWithZod(await readForm(request), { schema: endPositionSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await endPosition({ actor, membershipId, ...submission.value })
    return redirect(`/people/${membershipId}/passport`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

type Fields = { positionId: string; from: string; to: string }

export default function EndPosition() {
  const { title, membershipId, held, constraint } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation(['positions', 'common'])
  const { name, position, today } = held
  const [form, fields] = useServerForm<Fields>(useActionData<typeof action>(), {
    id: 'end',
    constraint,
    defaultValue: { to: today },
  })
  const passport = `/people/${membershipId}/passport`
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        description={t('end.lead', {
          name,
          position: inLanguage(i18n.language, position.name, position.nameHi),
        })}
        breadcrumbs={[
          { label: t('list.title'), to: '/people/positions' },
          { label: name, to: passport },
          { label: title },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} className="space-y-5">
          <CsrfField />
          <input type="hidden" name="positionId" value={position.positionId} />
          <input type="hidden" name="from" value={position.from} />
          <FormErrors form={form} labels={{ to: t('end.to') }} />
          <TextField field={fields.to} label={t('end.to')} type="date" inputClassName="w-48" />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('end.submit')}</SubmitButton>
            <LinkButton to={passport} variant="secondary">
              {t('common:action.cancel')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}
