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
    passMarkPercent: modules.some(({ kind }) => kind === 'lesson') ? course.passMarkPercent : null,
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
  const { modules, passMarkPercent, isEditable, courseId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  return (
    <section className="max-w-3xl space-y-5">
      <div className="space-y-2">
        <h2 className="text-xl font-semibold">{t('rules.title')}</h2>
        <p className="text-muted-foreground">{t('rules.lead')}</p>
      </div>
      {passMarkPercent !== null && (
        <PassMark
          {...{ passMarkPercent, isEditable }}
          to={`/provide/courses/${courseId}/completion/pass-mark`}
        />
      )}
      {modules.map((module) => (
        <ModuleRules key={module.moduleId} {...{ module, isEditable }} isAlone={modules.length === 1} />
      ))}
      {modules.length === 0 && (
        <EmptyState
          icon={PackageOpen}
          title={t('rules.noPackage')}
          level={3}
          actions={
            <>
              <LinkButton to={`/provide/courses/${courseId}/lessons`}>{t('rules.toLessons')}</LinkButton>
              <LinkButton to={`/provide/courses/${courseId}/package`} variant="secondary">
                {t('rules.toPackage')}
              </LinkButton>
            </>
          }
        >
          {t('rules.noPackageText')}
        </EmptyState>
      )}
    </section>
  )
}

type PassMarkProps = { passMarkPercent: number; isEditable: boolean; to: string }

function PassMark({ passMarkPercent, isEditable, to }: PassMarkProps) {
  const { t } = useTranslation('lessons')
  const { t: learn } = useTranslation('learn')
  return (
    <Card as="section" padding="lg" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-lg font-semibold">
          {t('passMark.title')}: {learn('score.percent', { percent: passMarkPercent })}
        </h3>
        <p className="text-muted-foreground">{t('passMark.text')}</p>
      </div>
      {isEditable && (
        <LinkButton to={to} variant="secondary">
          {t('passMark.change')}
        </LinkButton>
      )}
    </Card>
  )
}

type ModuleRulesProps = { module: ModuleRulesView; isEditable: boolean; isAlone: boolean }

/** Of several modules each says its rules in words; hardly any needs others, and a form for each would be a long page. */
function ModuleRules({ module, isEditable, isAlone }: ModuleRulesProps) {
  const { t } = useTranslation('learn')
  const isRefused = useActionData<typeof action>()?.initialValue?.['moduleId'] === module.moduleId
  if (isAlone && isEditable) {
    return (
      <Card as="section" padding="lg">
        <RulesForm module={module} />
      </Card>
    )
  }
  return (
    <Card as="section" padding="lg">
      {!isAlone && <CardHeader title={module.title} level={3} />}
      <RulesInWords {...module} />
      {isEditable && (
        <details className="mt-5 border-t pt-3" open={isRefused}>
          <summary className="min-h-11 py-2 font-semibold text-primary">
            {t('rules.change')}
            <span className="sr-only">: {module.title}</span>
          </summary>
          <div className="pt-4">
            <RulesForm module={module} />
          </div>
        </details>
      )}
    </Card>
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
  const { moduleId, kind, rules, hasPassMark, partCount, isSequenced } = module
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
      {hasPassMark && kind === 'package' ? (
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
