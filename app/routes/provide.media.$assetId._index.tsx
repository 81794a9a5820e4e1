import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { MediaFacts } from '#app/components/media/media-facts.tsx'
import { MediaShown } from '#app/components/media/media-shown.tsx'
import { MediaUses } from '#app/components/media/media-uses.tsx'
import { useFollow } from '#app/components/packages/use-follow.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { describeMedia } from '#app/domain/media/describe-media.server.ts'
import { getMedia } from '#app/domain/media/get-media.server.ts'
import { describeMediaSchema, MEDIA_LICENCES } from '#app/domain/media/media.schema.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ assetId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const { asset, uses } = await orRespond(getMedia({ actor, ...parseParams(params, paramsSchema) }))
  return { asset, uses, title: asset.title, constraint: getZodConstraint(describeMediaSchema) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { assetId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: describeMediaSchema })
  if (submission.status !== 'success') return formFailure(submission)
  try {
    await describeMedia({ actor, assetId, ...submission.value })
    return redirect(`/provide/media/${assetId}?saved=described`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function MediaAsset() {
  const { asset, uses } = useLoaderData<typeof loader>()
  const { t } = useTranslation('media')
  const [search] = useSearchParams()
  const saved = (['uploaded', 'described'] as const).find((one) => one === search.get('saved'))
  useFollow(asset.state === 'processing')
  return (
    <>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{asset.title}</span>}
        eyebrow={t(`kinds.${asset.kind}`)}
        breadcrumbs={[{ label: t('title'), to: '/provide/media' }, { label: asset.title }]}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <div className="space-y-6">
          <div role="status" className="empty:hidden">
            {saved && <Alert tone="success">{t(`saved.${saved}`)}</Alert>}
          </div>
          {asset.state === 'failed' && (
            <Alert tone="danger" title={t('state.failed')}>
              {asset.reason && <ErrorText message={asset.reason} />} {t('state.failedText')}
            </Alert>
          )}
          {asset.state === 'processing' && (
            <Alert tone="info" title={t('state.processing')} live>
              {t('state.processingText')}
            </Alert>
          )}
          <MediaShown asset={asset} />
          <DescribeForm asset={asset} />
        </div>
        <div className="space-y-6">
          <MediaFacts asset={asset} />
          <MediaUses uses={uses} />
          <Card as="section" className="space-y-2 print:hidden">
            <CardHeader title={t('remove.heading')} />
            {uses.length > 0 ? (
              <p>
                {t(uses.some(({ versions }) => versions.length > 0) ? 'remove.inVersion' : 'remove.inUse')}
              </p>
            ) : (
              <Link to={`/provide/media/${asset.id}/removal`} className="link">
                {t('remove.link')}
              </Link>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}

type DescribeFields = Record<
  'title' | 'alt' | 'altHi' | 'licence' | 'credit' | 'sourceUrl',
  string | undefined
>

function DescribeForm({ asset }: { asset: MediaView }) {
  const { constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('media')
  const [form, fields] = useServerForm<DescribeFields>(useActionData<typeof action>(), {
    constraint,
    id: 'describe',
    defaultValue: {
      title: asset.title,
      alt: asset.alt ?? '',
      altHi: asset.altHi ?? '',
      licence: asset.licence ?? '',
      credit: asset.credit ?? '',
      sourceUrl: asset.sourceUrl ?? '',
    },
  })
  const labels = {
    title: t('fields.title'),
    alt: t('fields.alt'),
    altHi: t('fields.altHi'),
    licence: t('fields.licence'),
    credit: t('fields.credit'),
    sourceUrl: t('fields.sourceUrl'),
  }
  return (
    <Card as="section" padding="lg">
      <CardHeader title={t('describe.heading')} description={t('describe.lead')} />
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <CsrfField />
        <FormErrors form={form} labels={labels} />
        <TextField field={fields.title} label={labels.title} />
        {asset.kind === 'image' && (
          <>
            <TextareaField
              field={fields.alt}
              label={labels.alt}
              hint={t('fields.altHint')}
              lang="en"
              rows={2}
              optional
            />
            <TextareaField field={fields.altHi} label={labels.altHi} lang="hi" rows={2} optional />
          </>
        )}
        <SelectField
          field={fields.licence}
          label={labels.licence}
          placeholder={t('fields.chooseLicence')}
          options={MEDIA_LICENCES.map((value) => ({ value, label: t(`licences.${value}`) }))}
        />
        <TextField field={fields.credit} label={labels.credit} hint={t('fields.creditHint')} optional />
        <TextField
          field={fields.sourceUrl}
          label={labels.sourceUrl}
          hint={t('fields.sourceUrlHint')}
          type="url"
          inputMode="url"
          optional
        />
        <SubmitButton>{t('describe.save')}</SubmitButton>
      </Form>
    </Card>
  )
}
