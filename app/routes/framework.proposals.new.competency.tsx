import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CompetencyFields } from '#app/components/framework/competency-fields.tsx'
import { ProposalPage } from '#app/components/framework/proposal-page.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import {
  competencyFormSchema,
  competencyOfForm,
  competencyToForm,
  type CompetencyForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { findDraft } from '#app/routes/framework.proposals.new._index/find-draft.server.ts'
import { proposeByForm } from '#app/routes/framework.proposals.new._index/propose-by-form.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const nodeKind = 'competency'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const draft = await orRespond(findDraft(request, actor, nodeKind))
  const { themes } = await orRespond(listProposalChoices({ actor }))
  const t = getT(request, 'framework', actor.language)
  return {
    title: draft ? t('form.changeCompetency', { code: draft.nodeId }) : t('form.newCompetency'),
    themes,
    version: draft?.version ?? null,
    standing: draft && { type: draft.content.type, isTheme: draft.content.parentCode === null },
    values: draft ? competencyToForm(draft.content) : { levels: emptyLevels },
    constraint: getZodConstraint(competencyFormSchema),
  }
}

const emptyLevels = [1, 2, 3, 4, 5].map(() => ({ text: '', textHi: '' }))

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  return await proposeByForm({
    ...{ request, actor, nodeKind, schema: competencyFormSchema, toContent: competencyOfForm },
  })
}

export default function ProposeCompetency() {
  const { title, themes, version, standing, values, constraint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useServerForm<CompetencyForm>(answer?.lastResult, {
    ...{ id: 'proposal', constraint, defaultValue: values },
  })
  const levels = fields.levels.getFieldList().map((row) => row.getFieldset())
  return (
    <ProposalPage
      title={title}
      kind="competency"
      form={form}
      reason={fields.reason}
      version={version}
      duplicates={answer?.duplicates}
    >
      <CompetencyFields fields={fields} levels={levels} themes={themes} standing={standing} />
    </ProposalPage>
  )
}
