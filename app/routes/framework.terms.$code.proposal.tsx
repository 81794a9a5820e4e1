import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { answerProposal } from '#app/routes/framework.proposals.new._index/answer-proposal.server.ts'
import { ProposalForm } from '#app/components/framework/proposal-form.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getOwnTerm } from '#app/domain/competencies/get-own-term.server.ts'
import { reasonSchema } from '#app/domain/competencies/node-content.schema.ts'
import { proposeOwnTerm } from '#app/domain/competencies/own-terms.server.ts'
import { seenIn } from '#app/domain/competencies/proposal-forms.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ code: z.string().min(1).max(60) })
const schema = z.object({ reason: reasonSchema, seen: z.string().optional() })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  const { code } = parseParams(params, paramsSchema)
  const { content } = await orRespond(getOwnTerm({ actor, code }))
  const name = inLanguage(actor.language, content.name, content.nameHi)
  return {
    title: getT(request, 'framework', actor.language)('terms.proposeTitle', { name }),
    constraint: getZodConstraint(schema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  const { code } = parseParams(params, paramsSchema)
  return await answerProposal(
    request,
    schema,
    async ({ reason, seen }) => await proposeOwnTerm({ actor, code, reason, seenDuplicates: seenIn(seen) }),
  )
}

export default function ProposeTerm() {
  const { title, constraint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('framework')
  const [form, fields] = useServerForm<{ reason: string }>(answer?.lastResult, { id: 'proposal', constraint })
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('terms.proposeLead')}
        breadcrumbs={[{ label: t('terms.title'), to: '/framework/terms' }, { label: title }]}
      />
      <ProposalForm
        kind="competency"
        form={form}
        reason={fields.reason}
        version={null}
        duplicates={answer?.duplicates}
      >
        {null}
      </ProposalForm>
    </div>
  )
}
