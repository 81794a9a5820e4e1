import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EvidencePage } from '#app/components/positions/evidence-form.tsx'
import { attestCompetency } from '#app/domain/positions/attest-competency.server.ts'
import { getEvidenceChoices } from '#app/domain/positions/get-evidence-choices.server.ts'
import { evidenceSchema, personParamsSchema, searchSchema } from '#app/domain/positions/position.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'competency.attest')
  const { membershipId } = parseParams(params, personParamsSchema)
  const search = searchSchema.parse(new URL(request.url).searchParams.get('q'))
  const choosing = { actor, membershipId, search, action: 'competency.attest' as const }
  return {
    title: getT(request, 'positions')('say.attestTitle'),
    choices: await orRespond(getEvidenceChoices(choosing)),
    search,
    constraint: getZodConstraint(evidenceSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'competency.attest')
  const { membershipId } = parseParams(params, personParamsSchema)
  const submission = parseWithZod(await readForm(request), { schema: evidenceSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await attestCompetency({ actor, membershipId, ...submission.value })
    return redirect(`/people/${membershipId}/passport`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function AttestCompetency() {
  const loaded = useLoaderData<typeof loader>()
  return <EvidencePage act="attest" lastResult={useActionData<typeof action>()} {...loaded} />
}
