import { parseWithZod } from '@conform-to/zod/v4'
import {
  AFTER_COMPLETION,
  COMPLETE_ON,
  explicitRollUp,
  ROLL_UP_COMPLETIONS,
  ROLL_UP_SCORES,
} from '@karmashala/player'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { PackageOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { RadioField } from '#app/components/forms/radio-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { RulesInWords } from '#app/components/learning/rules-in-words.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { completionRulesSchema, type ModuleRulesView } from '#app/domain/courses/completion-rules.schema.ts'
import { getCompletionRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { setCompletionRules } from '#app/domain/courses/set-completion-rules.server.ts'
import { formFailure, orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, courseId } = await requireAuthor(request, params, 'course.list_own')
  const course = await requireWorkspace(request, params)
  const modules = await orRespond(getCompletionRules({ actor, courseId, versionId: course.version.id }))
  return {
    ...{ modules, courseId },
    isEditable: course.isEditable,
    title: `${getT(request, 'learn')('rules.title')}: ${course.details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: completionRulesSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await setCompletionRules({ ...author, ...submission.value })
    return redirect(`/provide/courses/${author.courseId}/completion?saved=completion`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Completion() {
  const { modules, isEditable, courseId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  return (
    <section className="max-w-3xl space-y-5">
      <div className="space-y-2">
        <h2 className="text-xl font-semibold">{t('rules.title')}</h2>
        <p className="text-muted-foreground">{t('rules.lead')}</p>
      </div>
      {modules.map((module) => (
        <Card as="section" padding="lg" key={module.moduleId}>
          {modules.length > 1 && <CardHeader title={module.title} level={3} />}
          {isEditable ? <RulesForm module={module} /> : <RulesInWords {...module} />}
        </Card>
      ))}
      {modules.length === 0 && (
        <EmptyState
          icon={PackageOpen}
          title={t('rules.noPackage')}
          level={3}
          actions={
            <LinkButton to={`/provide/courses/${courseId}/package`}>{t('rules.toPackage')}</LinkButton>
          }
        >
          {t('rules.noPackageText')}
        </EmptyState>
      )}
    </section>
  )
}

type RulesFields = Record<
  | 'moduleId'
  | 'completeOn'
  | 'scorePercent'
  | 'passMark'
  | 'partsCompletion'
  | 'partsScore'
  | 'afterCompletion',
  string
>

function RulesForm({ module }: { module: ModuleRulesView }) {
  const { t } = useTranslation('learn')
  const { moduleId, rules, hasPassMark, partCount, isSequenced } = module
  const { completeOn, scoreThreshold, masteryOverride, afterCompletion } = rules
  const rollUp = isSequenced ? rules.rollUp : explicitRollUp(rules.rollUp)
  // Where the package leads nobody it has nothing to say about it.
  const isOffered = (value: string) => isSequenced || value !== 'package'
  const answer = useActionData<typeof action>()
  const isAnswered = answer?.initialValue?.['moduleId'] === moduleId
  const [form, fields] = useServerForm<RulesFields>(isAnswered ? answer : null, {
    id: `rules-${moduleId}`,
    defaultValue: {
      ...{ moduleId, completeOn, afterCompletion },
      scorePercent: scoreThreshold === null ? '' : String(Math.round(scoreThreshold * 100)),
      passMark: masteryOverride ? 'decides' : 'is_ignored',
      partsCompletion: rollUp.completion,
      partsScore: rollUp.score,
    },
  })
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <CsrfField />
      <input type="hidden" name="moduleId" value={moduleId} />
      <FormErrors form={form} />
      <RadioField
        field={fields.completeOn}
        legend={t('rules.completeOn')}
        options={COMPLETE_ON.map((value) => ({
          value,
          label: t(`rules.on.${value}`),
          hint: t(`rules.onHint.${value}`),
        }))}
      />
      <TextField
        field={fields.scorePercent}
        label={t('rules.percent')}
        hint={t('rules.percentHint')}
        inputMode="decimal"
        inputClassName="max-w-32"
        optional
      />
      {hasPassMark ? (
        <RadioField
          field={fields.passMark}
          legend={t('rules.passMark')}
          hint={t('rules.passMarkHint')}
          options={[
            { value: 'decides', label: t('rules.passMarkDecides') },
            { value: 'is_ignored', label: t('rules.passMarkIsIgnored') },
          ]}
        />
      ) : (
        <input type="hidden" name="passMark" value={masteryOverride ? 'decides' : 'is_ignored'} />
      )}
      {partCount > 1 && (
        <>
          <RadioField
            field={fields.partsCompletion}
            legend={t('rules.parts')}
            hint={t('rules.partsHint', { count: partCount })}
            options={ROLL_UP_COMPLETIONS.filter(isOffered).map((value) => ({
              value,
              label: t(`rules.partsOn.${value}`),
              hint: t(`rules.partsOnHint.${value}`),
            }))}
          />
          <RadioField
            field={fields.partsScore}
            legend={t('rules.partsScore')}
            hint={t('rules.partsScoreHint')}
            options={ROLL_UP_SCORES.filter(isOffered).map((value) => ({
              value,
              label: t(`rules.scoreFrom.${value}`),
              hint: t(`rules.scoreFromHint.${value}`),
            }))}
          />
        </>
      )}
      <RadioField
        field={fields.afterCompletion}
        legend={t('rules.afterCompletion')}
        options={AFTER_COMPLETION.map((value) => ({
          value,
          label: t(`rules.after.${value}`),
          hint: t(`rules.afterHint.${value}`),
        }))}
      />
      <div>
        <SubmitButton>{t('rules.save')}</SubmitButton>
      </div>
    </Form>
  )
}
