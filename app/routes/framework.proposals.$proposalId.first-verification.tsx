import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DecisionPage } from '#app/components/framework/decision-page.tsx'
import { getProposal } from '#app/domain/competencies/get-proposal.server.ts'
import { verificationFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { verifyFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ proposalId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.verify_first')
  const { proposalId } = parseParams(params, paramsSchema)
  const one = await orRespond(getProposal({ actor, proposalId }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: t('decision.first.title', { name: one.name }),
    id: one.id,
    name: one.name,
    constraint: getZodConstraint(verificationFormSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.verify_first')
  const { proposalId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: verificationFormSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await verifyFirst({ actor, proposalId, ...submission.value })
    return redirect(`/framework/proposals/${proposalId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ProposalsProposalidFirstVerification() {
  const { title, id, name, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  return (
    <DecisionPage
      title={title}
      lead={t('decision.first.lead')}
      submit={t('decision.first.submit')}
      back={{
        ...{ to: `/framework/proposals/${id}`, label: name },
        list: { to: '/framework/proposals', label: t('list.title') },
      }}
      asks="remarks"

      constraint={constraint}
      lastResult={useActionData<typeof action>()}
    />
  )
}
