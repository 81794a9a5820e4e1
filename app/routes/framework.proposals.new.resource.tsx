import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { answerProposal } from '#app/routes/framework.proposals.new.competency/answer-proposal.server.ts'
import { ProposalForm } from '#app/components/framework/proposal-form.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getNodeDraft } from '#app/domain/competencies/get-node-draft.server.ts'
import { type ResourceContent } from '#app/domain/competencies/node-content.schema.ts'
import {
  resourceFormSchema,
  resourceToForm,
  seenIn,
  type ResourceForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { proposeNode } from '#app/domain/competencies/propose-node.server.ts'
import { orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const nodeKind = 'knowledge_resource'
const nodeIn = (request: Request) => new URL(request.url).searchParams.get('node')

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const nodeId = nodeIn(request)
  const draft = nodeId === null ? null : await orRespond(getNodeDraft({ actor, nodeKind, nodeId }))
  const content = draft ? (draft.content as ResourceContent) : null
  const t = getT(request, 'framework', actor.language)
  return {
    title: draft ? t('form.changeResource', { code: draft.nodeId }) : t('form.newResource'),
    version: draft?.version ?? null,
    values: content ? resourceToForm(content) : {},
    constraint: getZodConstraint(resourceFormSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const nodeId = nodeIn(request)
  const submission = parseWithZod(await readForm(request), { schema: resourceFormSchema })
  return await answerProposal(submission, async ({ reason, seen, baseVersion, ...form }) => {
    return await proposeNode({
      ...{ actor, nodeKind, nodeId, content: form, reason, baseVersion, seenDuplicates: seenIn(seen) },
    })
  })
}

export default function ProposeResource() {
  const { title, version, values, constraint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('framework')
  const [form, fields] = useServerForm<ResourceForm>(answer?.lastResult, {
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
        kind="knowledge_resource"
        form={form}
        reason={fields.reason}
        baseVersion={version}
        duplicates={answer?.duplicates ?? []}
      >
        <Card as="section" padding="lg" className="space-y-5">
          <TextField field={fields.name} label={t('field.name')} lang="en" />
          <TextField field={fields.nameHi} label={t('field.nameHi')} lang="hi" optional />
          <TextField field={fields.url} label={t('field.url')} type="url" inputMode="url" optional />
        </Card>
      </ProposalForm>
    </div>
  )
}
