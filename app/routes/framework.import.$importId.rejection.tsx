import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DecisionPage } from '#app/components/framework/decision-page.tsx'
import { getImport } from '#app/domain/competencies/get-import.server.ts'
import { rejectionFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { rejectImport } from '#app/domain/competencies/reject-proposal.server.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ importId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.read_proposals')
  const { importId } = parseParams(params, paramsSchema)
  const one = await orRespond(getImport({ actor, importId }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: t('decision.reject.title', { name: one.fileName }),
    id: one.id,
    name: one.fileName,
    constraint: getZodConstraint(rejectionFormSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.read_proposals')
  const { importId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: rejectionFormSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await rejectImport({ actor, importId, ...submission.value })
    return redirect(`/framework/import/${importId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ImportImportidRejection() {
  const { title, id, name, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  return (
    <DecisionPage
      title={title}
      lead={t('decision.reject.lead')}
      submit={t('decision.reject.submit')}
      back={{
        ...{ to: `/framework/import/${id}`, label: name },
        list: { to: '/framework/import', label: t('import.title') },
      }}
      asks="reason"
      variant="danger"
      constraint={constraint}
      lastResult={useActionData<typeof action>()}
    />
  )
}
