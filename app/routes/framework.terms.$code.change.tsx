import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { TermForm } from '#app/components/framework/term-form.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { changeOwnTerm } from '#app/domain/competencies/change-own-term.server.ts'
import { listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import { getOwnTerm } from '#app/domain/competencies/get-own-term.server.ts'
import {
  competencyOfForm,
  competencyToForm,
  ownTermChangeSchema,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ code: z.string().min(1).max(60) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  const { code } = parseParams(params, paramsSchema)
  const { content, version } = await orRespond(getOwnTerm({ actor, code }))
  const { themes } = await orRespond(listProposalChoices({ actor }))
  const name = inLanguage(actor.language, content.name, content.nameHi)
  return {
    title: getT(request, 'framework', actor.language)('terms.changeTitle', { name }),
    ...{ themes, version, standing: { type: content.type, isTheme: content.parentCode === null } },
    values: competencyToForm(content),
    constraint: getZodConstraint(ownTermChangeSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  const { code } = parseParams(params, paramsSchema)
  return await answerForm(request, ownTermChangeSchema, async ({ baseVersion, ...form }) => {
    const { content } = await getOwnTerm({ actor, code })
    await changeOwnTerm({ actor, code, content: competencyOfForm(form, content), baseVersion })
    return '/framework/terms'
  })
}

export default function ChangeTerm() {
  const { title, ...form } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('terms.changeLead')}
        breadcrumbs={[{ label: t('terms.title'), to: '/framework/terms' }, { label: title }]}
      />
      <TermForm {...form} lastResult={useActionData<typeof action>()} submit={t('terms.change')} />
    </div>
  )
}
