import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { dropOwnTerm } from '#app/domain/competencies/drop-own-term.server.ts'
import { getOwnTerm } from '#app/domain/competencies/get-own-term.server.ts'
import { withdrawalFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
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
  const { content, usedBy } = await orRespond(getOwnTerm({ actor, code }))
  const name = inLanguage(actor.language, content.name, content.nameHi)
  return { title: getT(request, 'framework', actor.language)('terms.dropTitle', { name }), usedBy }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  const { code } = parseParams(params, paramsSchema)
  return await answerForm(request, withdrawalFormSchema, async () => {
    await dropOwnTerm({ actor, code })
    return '/framework/terms'
  })
}

export default function DropTerm() {
  const { title, usedBy } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['framework', 'common'])
  const [form] = useServerForm(useActionData<typeof action>(), { id: 'drop' })
  const isUsed = usedBy.courses + usedBy.people > 0
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('terms.dropLead')}
        breadcrumbs={[{ label: t('terms.title'), to: '/framework/terms' }, { label: title }]}
      />
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} labels={{}} />
        {isUsed && (
          <Alert tone="warning" title={t('terms.stillUsed')}>
            <ul className="list-disc ps-5">
              {usedBy.courses > 0 && <li>{t('terms.usedByCourses', { count: usedBy.courses })}</li>}
              {usedBy.people > 0 && <li>{t('terms.usedByPeople', { count: usedBy.people })}</li>}
            </ul>
          </Alert>
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">{t('terms.drop')}</SubmitButton>
          <LinkButton to="/framework/terms" variant="ghost">
            {t('common:action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  )
}
