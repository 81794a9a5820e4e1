import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChangesTable } from '#app/components/framework/changes-table.tsx'
import { usePathInWords } from '#app/components/framework/path-in-words.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { renewalFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import {
  getRenewal,
  renewProposal,
  type RenewalView,
} from '#app/domain/competencies/renew-proposal.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ proposalId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const { proposalId } = parseParams(params, paramsSchema)
  const renewal = await orRespond(getRenewal({ actor, proposalId }))
  const name = inLanguage(actor.language, renewal.name, renewal.nameHi)
  return { title: getT(request, 'framework', actor.language)('renewal.title', { name }), name, renewal }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const { proposalId } = parseParams(params, paramsSchema)
  return await answerForm(request, renewalFormSchema, async ({ version }) => {
    await renewProposal({ actor, proposalId, version })
    return `/framework/proposals/${proposalId}`
  })
}

export default function RenewProposal() {
  const { title, name, renewal } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  const back = `/framework/proposals/${renewal.id}`
  const isNothingLeft = renewal.changes.length === 0 && !renewal.isRetirement
  return (
    <>
      <PageHeader
        title={title}
        description={t('renewal.lead')}
        breadcrumbs={[
          { label: t('list.title'), to: '/framework/proposals' },
          { label: name, to: back },
          { label: t('renewal.crumb') },
        ]}
      />
      <div className="space-y-8">
        <ChangesTable caption={t('renewal.since')} changes={renewal.since} names={renewal.names} />
        {renewal.changes.length > 0 && (
          <ChangesTable caption={t('renewal.changes')} changes={renewal.changes} names={renewal.names} />
        )}
        {renewal.isRetirement && <Alert title={t('renewal.retirement')} />}
        {renewal.contested.length > 0 && <Contested renewal={renewal} />}
        {isNothingLeft ? (
          <Alert title={t('renewal.nothingLeft')}>
            <p>{t('renewal.nothingLeftText')}</p>
            <LinkButton to={`${back}/withdrawal`} variant="secondary" className="mt-3">
              {t('renewal.withdraw')}
            </LinkButton>
          </Alert>
        ) : (
          <RenewalForm version={renewal.version} back={back} />
        )}
      </div>
    </>
  )
}

function Contested({ renewal: { contested, names } }: { renewal: RenewalView }) {
  const { t } = useTranslation('framework')
  const inWords = usePathInWords(names)
  return (
    <Alert tone="warning" title={t('renewal.contested')}>
      <p>{t('renewal.contestedText')}</p>
      <ul className="mt-2 list-disc ps-5">
        {contested.map((path) => (
          <li key={path.join('/')}>{inWords(path)}</li>
        ))}
      </ul>
    </Alert>
  )
}

function RenewalForm({ version, back }: { version: number; back: string }) {
  const { t } = useTranslation(['framework', 'common'])
  const [form] = useServerForm(useActionData<typeof action>(), { id: 'renewal' })
  return (
    <Form method="post" id={form.id} noValidate className="space-y-5">
      <CsrfField />
      <input type="hidden" name="version" value={version} />
      <FormErrors form={form} labels={{}} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t('renewal.submit')}</SubmitButton>
        <LinkButton to={back} variant="ghost">
          {t('common:action.back')}
        </LinkButton>
      </div>
    </Form>
  )
}
