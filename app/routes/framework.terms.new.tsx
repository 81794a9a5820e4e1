import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TermForm } from '#app/components/framework/term-form.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import { keepOwnTerm } from '#app/domain/competencies/own-terms.server.ts'
import { competencyOfForm, ownTermFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  const { themes } = await orRespond(listProposalChoices({ actor }))
  return {
    title: getT(request, 'framework', actor.language)('terms.newTitle'),
    themes,
    constraint: getZodConstraint(ownTermFormSchema),
    values: { levels: [1, 2, 3, 4, 5].map(() => ({ text: '', textHi: '' })) },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  return await answerForm(request, ownTermFormSchema, async (form) => {
    await keepOwnTerm({ actor, content: competencyOfForm(form, null) })
    return '/framework/terms'
  })
}

export default function NewTerm() {
  const { title, ...form } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('terms.newLead')}
        breadcrumbs={[{ label: t('terms.title'), to: '/framework/terms' }, { label: title }]}
      />
      <TermForm {...form} lastResult={useActionData<typeof action>()} submit={t('terms.keep')} />
    </div>
  )
}
