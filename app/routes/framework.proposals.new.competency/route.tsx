import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { answerProposal } from '#app/routes/framework.proposals.new.competency/answer-proposal.server.ts'
import { CompetencyFields } from '#app/components/framework/competency-fields.tsx'
import { ProposalForm } from '#app/components/framework/proposal-form.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getNodeDraft, listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import { type CompetencyContent } from '#app/domain/competencies/node-content.schema.ts'
import {
  competencyFormSchema,
  competencyOfForm,
  competencyToForm,
  seenIn,
  type CompetencyForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { proposeNode } from '#app/domain/competencies/propose-node.server.ts'
import { orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const nodeKind = 'competency'
const nodeIn = (request: Request) => new URL(request.url).searchParams.get('node')

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const nodeId = nodeIn(request)
  const draft = nodeId === null ? null : await orRespond(getNodeDraft({ actor, nodeKind, nodeId }))
  const content = draft ? (draft.content as CompetencyContent) : null
  const { themes } = await orRespond(listProposalChoices({ actor }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: draft ? t('form.changeCompetency', { code: draft.nodeId }) : t('form.newCompetency'),
    themes,
    version: draft?.version ?? null,
    standing: content && { type: content.type, isTheme: content.parentCode === null },
    values: content ? competencyToForm(content) : { levels: emptyLevels },
    constraint: getZodConstraint(competencyFormSchema),
  }
}

const emptyLevels = [1, 2, 3, 4, 5].map(() => ({ text: '', textHi: '' }))

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const nodeId = nodeIn(request)
  const submission = parseWithZod(await readForm(request), { schema: competencyFormSchema })
  return await answerProposal(submission, async ({ reason, seen, baseVersion, ...form }) => {
    const draft = nodeId === null ? null : await getNodeDraft({ actor, nodeKind, nodeId })
    const content = competencyOfForm(form, draft && (draft.content as CompetencyContent))
    return await proposeNode({
      ...{ actor, nodeKind, nodeId, content, reason, baseVersion, seenDuplicates: seenIn(seen) },
    })
  })
}

export default function ProposeCompetency() {
  const { title, themes, version, standing, values, constraint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('framework')
  const [form, fields] = useServerForm<CompetencyForm>(answer?.lastResult, {
    ...{ id: 'proposal', constraint, defaultValue: values },
  })
  const levels = fields.levels.getFieldList().map((row) => row.getFieldset())
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('form.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      <ProposalForm
        kind="competency"
        form={form}
        reason={fields.reason}
        baseVersion={version}
        duplicates={answer?.duplicates ?? []}
      >
        <CompetencyFields fields={fields} levels={levels} themes={themes} standing={standing} />
      </ProposalForm>
    </div>
  )
}
