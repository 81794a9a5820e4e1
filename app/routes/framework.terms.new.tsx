import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CompetencyFields } from '#app/components/framework/competency-fields.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listProposalChoices } from '#app/domain/competencies/get-node-draft.server.ts'
import { keepOwnTerm } from '#app/domain/competencies/own-terms.server.ts'
import {
  competencyOfForm,
  ownTermFormSchema,
  type CompetencyForm,
} from '#app/domain/competencies/proposal-forms.schema.ts'
import { formFailure, orRespond, readForm } from '#app/lib/http.server.ts'
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
  const submission = parseWithZod(await readForm(request), { schema: ownTermFormSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await keepOwnTerm({ actor, content: competencyOfForm(submission.value, null) })
    return redirect('/framework/terms')
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function NewTerm() {
  const { title, themes, constraint, values } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['framework', 'common'])
  const [form, fields] = useServerForm<Omit<CompetencyForm, 'reason'>>(useActionData<typeof action>(), {
    ...{ id: 'term', constraint, defaultValue: values },
  })
  const levels = fields.levels.getFieldList().map((row) => row.getFieldset())
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('terms.newLead')}
        breadcrumbs={[{ label: t('terms.title'), to: '/framework/terms' }, { label: title }]}
      />
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} labels={{ name: t('field.name') }} />
        <CompetencyFields fields={fields} levels={levels} themes={themes} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('terms.keep')}</SubmitButton>
          <LinkButton to="/framework/terms" variant="ghost">
            {t('common:action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  )
}
