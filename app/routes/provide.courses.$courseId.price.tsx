import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { priceSchema } from '#app/domain/courses/course.schema.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const course = await requireWorkspace(request, params)
  return {
    course,
    constraint: getZodConstraint(priceSchema),
    title: `${getT(request, 'provide')('price.title')}: ${course.details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: priceSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await setPrice({ ...author, pricePerSeatPerYearInPaise: submission.value.pricePerSeatPerYear })
    return redirect(`/provide/courses/${author.courseId}?saved=price`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Price() {
  const { course } = useLoaderData<typeof loader>()
  const { t } = useTranslation('provide')
  const { pricePerSeatPerYearInPaise: paise, onSale, isEditable, version } = course
  return (
    <section className="max-w-3xl space-y-5">
      <h2 className="text-xl font-semibold">{t('price.title')}</h2>
      {isEditable ? (
        <PriceForm paise={paise} />
      ) : (
        <DescriptionList items={[{ term: t('price.present'), description: <Amount paise={paise} /> }]} />
      )}
      {onSale && onSale.number !== version.number && (
        <p className="text-muted-foreground">{t('price.onSaleNote', { number: onSale.number })}</p>
      )}
    </section>
  )
}

function Amount({ paise }: { paise: number | null }) {
  const { t } = useTranslation('provide')
  if (paise === null) return <>{t('price.none')}</>
  return paise === 0 ? <>{t('price.free')}</> : <Money paise={paise} />
}

function PriceForm({ paise }: { paise: number | null }) {
  const { t } = useTranslation('provide')
  const { constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<{ pricePerSeatPerYear: string }>(useActionData<typeof action>(), {
    id: 'price',
    constraint,
    defaultValue: { pricePerSeatPerYear: paise === null ? '' : inRupees(paise) },
  })
  return (
    <Card padding="lg">
      <Form method="post" id={form.id} noValidate className="space-y-5">
        <CsrfField />
        <FormErrors form={form} />
        <TextField
          field={fields.pricePerSeatPerYear}
          label={t('price.label')}
          hint={t('price.hint')}
          inputMode="decimal"
          inputClassName="max-w-48"
        />
        <div>
          <SubmitButton>{t('price.save')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

const inRupees = (paise: number): string =>
  paise % 100 === 0 ? String(paise / 100) : (paise / 100).toFixed(2)
