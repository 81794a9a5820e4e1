import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PositionFields } from '#app/components/framework/position-fields.tsx'
import { ProposalPage } from '#app/components/framework/proposal-page.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import {
  positionFormSchema,
  positionOfForm,
  positionToForm,
  type PositionForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { findDraft } from '#app/routes/framework.proposals.new._index/find-draft.server.ts'
import { proposeByForm } from '#app/routes/framework.proposals.new._index/propose-by-form.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const nodeKind = 'position'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const draft = await orRespond(findDraft(request, actor, nodeKind))
  const choices = await orRespond(listProposalChoices({ actor }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: draft ? t('form.changePosition', { code: draft.nodeId }) : t('form.newPosition'),
    choices,
    version: draft?.version ?? null,
    values: draft
      ? positionToForm(draft.content)
      : { roles: [{ name: '', activities: [{ name: '' }], competencies: [{ code: '' }] }] },
    constraint: getZodConstraint(positionFormSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  return await proposeByForm({
    ...{ request, actor, nodeKind, schema: positionFormSchema, toContent: positionOfForm },
  })
}

export default function ProposePosition() {
  const { title, choices, version, values, constraint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useServerForm<PositionForm>(answer?.lastResult, {
    ...{ id: 'proposal', constraint, defaultValue: values },
  })
  return (
    <ProposalPage
      title={title}
      kind="position"
      form={form}
      reason={fields.reason}
      version={version}
      duplicates={answer?.duplicates}
    >
      <PositionFields form={form} fields={fields} choices={choices} />
    </ProposalPage>
  )
}
