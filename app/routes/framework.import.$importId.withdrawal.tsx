import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DecisionPage } from '#app/components/framework/decision-page.tsx'
import { getImport } from '#app/domain/competencies/get-import.server.ts'
import { withdrawalFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { withdrawImport } from '#app/domain/competencies/propose-import.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ importId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const { importId } = parseParams(params, paramsSchema)
  const view = await orRespond(getImport({ actor, importId }))
  const name = view.fileName
  return {
    title: getT(request, 'framework', actor.language)('decision.withdraw.title', { name }),
    ...{ id: view.id, name, isOpen: view.may.withdraw },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const { importId } = parseParams(params, paramsSchema)
  return await answerForm(request, withdrawalFormSchema, async () => {
    await withdrawImport({ actor, importId })
    return `/framework/import/${importId}`
  })
}

export default function WithdrawImport() {
  const lastResult = useActionData<typeof action>()
  return (
    <DecisionPage
      decision="withdraw"
      of="import"
      lastResult={lastResult}
      {...useLoaderData<typeof loader>()}
    />
  )
}
