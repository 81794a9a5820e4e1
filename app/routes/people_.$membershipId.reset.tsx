import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getResettable, issueResetLink } from '#app/domain/people/reset-password.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ membershipId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { membershipId } = parseParams(params, paramsSchema)
  const { name, email, organisationId } = await orRespond(getResettable({ actor, membershipId }))
  const isOwn = organisationId === actor.acting.organisationId
  const backTo =
    isOwn && actor.acting.organisationKind !== 'platform'
      ? '/people'
      : `/admin/organisations/${organisationId}`
  return { title: getT(request, 'people')('reset.title'), name, email, backTo }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const { membershipId } = parseParams(params, paramsSchema)
  await readForm(request)
  const { path } = await orRespond(issueResetLink({ actor, membershipId }))
  return { link: `${getRuntime().appOrigin}${path}` }
}

export default function NewPasswordLink() {
  const { name, email, backTo } = useLoaderData<typeof loader>()
  const link = useActionData<typeof action>()?.link
  const { t } = useTranslation(['people', 'common'])
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('reset.title')}
        description={t('reset.for', { name, email })}
        breadcrumbs={[{ label: t('people.title'), to: backTo }, { label: t('reset.title') }]}
      />
      <Card padding="lg" className="space-y-5">
        {link ? (
          <>
            <Alert tone="success" live title={t('reset.ready')}>
              {t('reset.handOver')}
            </Alert>
            <Field label={t('reset.link')}>{(control) => <Input {...control} readOnly value={link} />}</Field>
            <LinkButton to={backTo}>{t('common:action.back')}</LinkButton>
          </>
        ) : (
          <Form method="post" className="space-y-5">
            <CsrfField />
            <p>{t('reset.text')}</p>
            <div className="flex flex-wrap gap-3">
              <SubmitButton>{t('reset.submit')}</SubmitButton>
              <LinkButton to={backTo} variant="secondary">
                {t('common:action.cancel')}
              </LinkButton>
            </div>
          </Form>
        )}
      </Card>
    </div>
  )
}
