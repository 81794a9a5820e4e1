import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ConfirmForm } from '#app/components/courses/confirm-form.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getMedia } from '#app/domain/media/get-media.server.ts'
import { removeMedia } from '#app/domain/media/remove-media.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ assetId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { asset } = await orRespond(getMedia({ actor, ...parseParams(params, paramsSchema) }))
  return { asset, title: getT(request, 'media')('remove.title', { title: asset.title }) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { assetId } = parseParams(params, paramsSchema)
  return await answerForm(request, z.object({}), async () => {
    await removeMedia({ actor, assetId })
    return '/provide/media?saved=removed'
  })
}

export default function MediaRemoval() {
  const { asset } = useLoaderData<typeof loader>()
  const { t } = useTranslation('media')
  return (
    <>
      <PageHeader
        title={t('remove.heading')}
        breadcrumbs={[
          { label: t('title'), to: '/provide/media' },
          { label: asset.title, to: `/provide/media/${asset.id}` },
          { label: t('remove.heading') },
        ]}
      />
      <ConfirmForm
        title={t('remove.title', { title: asset.title })}
        text={t('remove.text')}
        confirm={t('remove.confirm')}
        cancelTo={`/provide/media/${asset.id}`}
        lastResult={useActionData<typeof action>()}
      />
    </>
  )
}
