import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { KIND_PATHS, kindOfPath } from '#app/components/framework/kind-path.ts'
import { ChoiceList, NodePicker } from '#app/components/framework/node-picker.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { pickSuccessor } from '#app/domain/competencies/pick-successor.server.ts'
import { retirementFormSchema } from '#app/domain/competencies/proposal-forms.schema.ts'
import { type Choice } from '#app/domain/competencies/proposal-views.ts'
import { proposeMerge, proposeRetirement } from '#app/domain/competencies/propose-retirement.server.ts'
import { formFailure, orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const schema = retirementFormSchema.extend({
  kind: z.enum(KIND_PATHS, 'errors:choose'),
  node: z.string('errors:required').trim(),
})
type RetirementForm = z.input<typeof schema>

export const meta = metaFromTitle

const searchSchema = z.object({
  kind: z.enum(KIND_PATHS).catch('competency'),
  node: z.string().trim().max(40).catch(''),
  successor: z.string().trim().max(40).catch(''),
  q: z.string().trim().max(100).catch(''),
})
type RetirementSearch = z.infer<typeof searchSchema>

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { kind, node, successor, q } = search
  return {
    title: getT(request, 'framework', actor.language)('retirement.title'),
    search,
    picker: await orRespond(
      pickSuccessor({
        ...{ actor, nodeKind: kindOfPath(kind), nodeId: node, successorId: successor, query: q },
      }),
    ),
    constraint: getZodConstraint(schema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const submission = parseWithZod(await readForm(request), { schema })
  if (submission.status !== 'success') return formFailure(submission)

  const { kind, node, successor, reason } = submission.value
  const retirement = { actor, nodeKind: kindOfPath(kind), nodeId: node, reason }
  try {
    const { proposalId } = successor
      ? await proposeMerge({ ...retirement, intoId: successor })
      : await proposeRetirement(retirement)
    return redirect(`/framework/proposals/${proposalId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

/** The address of this page with one step more or less taken. */
function pathFor({ kind, node, successor, q }: Partial<RetirementSearch>): string {
  const steps = Object.entries({ kind, node, successor, q }).filter((step): step is [string, string] =>
    Boolean(step[1]),
  )
  return `?${new URLSearchParams(steps)}`
}

/** Step by step, each with an address of its own: what goes out of use, what takes its place, and why. */
export default function ProposeRetirement() {
  const { title, search, picker } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  const { kind, node, q } = search
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('retirement.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      {picker.node ? (
        <Retirement key={picker.node.id} node={picker.node} />
      ) : (
        <Card padding="lg" className="space-y-5">
          {node && <Alert tone="danger" title={t('retirement.notInUse', { id: node })} />}
          <NodePicker
            label={t('retirement.findNode')}
            hint={t('retirement.nodeHint')}
            query={q}
            found={picker.found}
            hidden={{}}
            pathOf={(id) => pathFor({ kind, node: id })}
          >
            <Field label={t('retirement.kind')}>
              {(control) => (
                <Select
                  {...control}
                  key={kind}
                  name="kind"
                  defaultValue={kind}
                  options={KIND_PATHS.map((path) => ({ value: path, label: t(`kind.${kindOfPath(path)}`) }))}
                />
              )}
            </Field>
          </NodePicker>
        </Card>
      )}
    </div>
  )
}

function Retirement({ node }: { node: Choice }) {
  const { search, picker, constraint } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation(['framework', 'common'])
  const { kind, q } = search
  const { successor, found, alike } = picker
  const [form, fields] = useServerForm<RetirementForm>(useActionData<typeof action>(), {
    ...{ id: 'retirement', constraint },
  })
  const named = ({ id, name, nameHi }: Choice) => (
    <>
      {inLanguage(i18n.language, name, nameHi)} <span className="text-muted-foreground">{id}</span>
    </>
  )
  const chooseSuccessor = (id: string) => pathFor({ kind, node: node.id, successor: id })
  return (
    <div className="space-y-6">
      <Card padding="lg" className="space-y-5">
        <DescriptionList
          items={[
            {
              term: t('retirement.node'),
              description: (
                <span className="flex flex-wrap justify-between gap-x-6 gap-y-2">
                  <span>{named(node)}</span>
                  <Link to={pathFor({ kind })} className="link">
                    {t('retirement.other')}
                  </Link>
                </span>
              ),
            },
            {
              term: t('retirement.successor'),
              description: (
                <span className="flex flex-wrap justify-between gap-x-6 gap-y-2">
                  <span>{successor ? named(successor) : t('retirement.nothing')}</span>
                  {successor && (
                    <Link to={pathFor({ kind, node: node.id })} preventScrollReset className="link">
                      {t('retirement.clear')}
                    </Link>
                  )}
                </span>
              ),
            },
          ]}
        />
        {search.successor && !successor && (
          <Alert tone="danger" title={t('retirement.notInUse', { id: search.successor })} />
        )}
        {!successor && alike.length > 0 && !found && (
          <section className="space-y-2">
            <h2 className="font-semibold">{t('retirement.alike')}</h2>
            <ChoiceList choices={alike} pathOf={chooseSuccessor} />
          </section>
        )}
        {!successor && (
          <NodePicker
            label={t('retirement.findSuccessor')}
            hint={t('retirement.successorHint')}
            query={q}
            found={found}
            hidden={{ kind, node: node.id }}
            pathOf={chooseSuccessor}
          />
        )}
      </Card>
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="node" value={node.id} />
          {successor && <input type="hidden" name="successor" value={successor.id} />}
          <FormErrors form={form} labels={{ reason: t('form.reason') }} />
          <TextareaField
            field={fields.reason}
            label={t('form.reason')}
            hint={t('form.reasonHint')}
            rows={3}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('form.submit')}</SubmitButton>
            <LinkButton to="/framework/proposals" variant="ghost">
              {t('common:action.cancel')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}
