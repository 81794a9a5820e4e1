import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DecisionPage } from '#app/components/framework/decision-page.tsx'
import { getImport } from '#app/domain/competencies/get-import.server.ts'
import { verificationFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { verifyImportBoard } from '#app/domain/competencies/verify-proposal.server.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ importId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.verify_board')
  const { importId } = parseParams(params, paramsSchema)
  const one = await orRespond(getImport({ actor, importId }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: t('decision.board.title', { name: one.fileName }),
    id: one.id,
    name: one.fileName,
    constraint: getZodConstraint(verificationFormSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.verify_board')
  const { importId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: verificationFormSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await verifyImportBoard({ actor, importId, ...submission.value })
    return redirect(`/framework/import/${importId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ImportImportidBoardVerification() {
  const { title, id, name, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  return (
    <DecisionPage
      title={title}
      lead={t('decision.board.lead')}
      submit={t('decision.board.submit')}
      back={{
        ...{ to: `/framework/import/${id}`, label: name },
        list: { to: '/framework/import', label: t('import.title') },
      }}
      asks="remarks"

      constraint={constraint}
      lastResult={useActionData<typeof action>()}
    />
  )
}
