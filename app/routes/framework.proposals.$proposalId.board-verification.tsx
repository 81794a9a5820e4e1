import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DecisionPage } from '#app/components/framework/decision-page.tsx'
import { getProposal } from '#app/domain/competencies/get-proposal.server.ts'
import { verificationFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { verifyBoard } from '#app/domain/competencies/verify-proposal.server.ts'
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
  const actor = await requireActor(request, 'framework.verify_board')
  const { proposalId } = parseParams(params, paramsSchema)
  const view = await orRespond(getProposal({ actor, proposalId }))
  const name = inLanguage(actor.language, view.name, view.nameHi)
  return {
    title: getT(request, 'framework', actor.language)('decision.board.title', { name }),
    ...{ id: view.id, name, isOpen: view.may.verifyBoard },
    constraint: getZodConstraint(verificationFormSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.verify_board')
  const { proposalId } = parseParams(params, paramsSchema)
  return await answerForm(request, verificationFormSchema, async (form) => {
    await verifyBoard({ actor, proposalId, ...form })
    return `/framework/proposals/${proposalId}`
  })
}

export default function VerifyProposalForBoard() {
  const lastResult = useActionData<typeof action>()
  return (
    <DecisionPage
      decision="board"
      of="proposal"
      lastResult={lastResult}
      {...useLoaderData<typeof loader>()}
    />
  )
}
