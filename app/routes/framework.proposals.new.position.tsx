import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { answerProposal } from '#app/routes/framework.proposals.new.competency/answer-proposal.server.ts'
import { PositionFields } from '#app/components/framework/position-fields.tsx'
import { ProposalForm } from '#app/components/framework/proposal-form.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getNodeDraft, listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import { type PositionContent } from '#app/domain/competencies/node-content.schema.ts'
import {
  positionFormSchema,
  positionOfForm,
  positionToForm,
  seenIn,
  type PositionForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { proposeNode } from '#app/domain/competencies/propose-node.server.ts'
import { orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const nodeKind = 'position'
const nodeIn = (request: Request) => new URL(request.url).searchParams.get('node')

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const nodeId = nodeIn(request)
  const draft = nodeId === null ? null : await orRespond(getNodeDraft({ actor, nodeKind, nodeId }))
  const content = draft ? (draft.content as PositionContent) : null
  const choices = await orRespond(listProposalChoices({ actor }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: draft ? t('form.changePosition', { code: draft.nodeId }) : t('form.newPosition'),
    choices,
    version: draft?.version ?? null,
    values: content
      ? positionToForm(content)
      : { roles: [{ name: '', activities: [{ name: '' }], competencies: [{ code: '' }] }] },
    constraint: getZodConstraint(positionFormSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const nodeId = nodeIn(request)
  const submission = parseWithZod(await readForm(request), { schema: positionFormSchema })
  return await answerProposal(submission, async ({ reason, seen, baseVersion, ...form }) => {
    const draft = nodeId === null ? null : await getNodeDraft({ actor, nodeKind, nodeId })
    const content = positionOfForm(form, draft && (draft.content as PositionContent))
    return await proposeNode({
      ...{ actor, nodeKind, nodeId, content, reason, baseVersion, seenDuplicates: seenIn(seen) },
    })
  })
}

export default function ProposePosition() {
  const { title, choices, version, values, constraint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('framework')
  const [form, fields] = useServerForm<PositionForm>(answer?.lastResult, {
    ...{ id: 'proposal', constraint, defaultValue: values },
  })
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('form.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      <ProposalForm
        kind="position"
        form={form}
        reason={fields.reason}
        baseVersion={version}
        duplicates={answer?.duplicates ?? []}
      >
        <PositionFields form={form} fields={fields} choices={choices} />
      </ProposalForm>
    </div>
  )
}
