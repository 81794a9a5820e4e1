import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProposalPage } from '#app/components/framework/proposal-page.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import {
  resourceFormSchema,
  resourceToForm,
  type ResourceForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { findDraft } from '#app/routes/framework.proposals.new._index/find-draft.server.ts'
import { proposeByForm } from '#app/routes/framework.proposals.new._index/propose-by-form.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const nodeKind = 'knowledge_resource'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const draft = await orRespond(findDraft(request, actor, nodeKind))
  const t = getT(request, 'framework', actor.language)
  return {
    title: draft ? t('form.changeResource', { code: draft.nodeId }) : t('form.newResource'),
    version: draft?.version ?? null,
    values: draft ? resourceToForm(draft.content) : {},
    constraint: getZodConstraint(resourceFormSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  return await proposeByForm({
    ...{ request, actor, nodeKind, schema: resourceFormSchema, toContent: (form) => form },
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
    <ProposalPage
      title={title}
      kind="knowledge_resource"
      form={form}
      reason={fields.reason}
      version={version}
      duplicates={answer?.duplicates}
    >
      <Card as="section" padding="lg" className="space-y-5">
        <TextField field={fields.name} label={t('field.name')} lang="en" />
        <TextField field={fields.nameHi} label={t('field.nameHi')} lang="hi" optional />
        <TextField field={fields.url} label={t('field.url')} type="url" inputMode="url" optional />
      </Card>
    </ProposalPage>
  )
}
