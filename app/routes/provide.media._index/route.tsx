import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Images, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MediaFilter } from '#app/components/media/media-filter.tsx'
import { MediaGrid } from '#app/components/media/media-grid.tsx'
import { UploadForm } from '#app/components/media/upload-form.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { listMedia } from '#app/domain/media/list-media.server.ts'
import { listMediaSchema } from '#app/domain/media/media.schema.ts'
import { receiveMedia } from './receive-media.server.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { log } from '#app/lib/log.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = listMediaSchema.extend({ page: pageNumber })

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const asked = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { organisationName, organisationNameHi } = actor.acting
  return {
    title: getT(request, 'media')('title'),
    organisation: { organisationName, organisationNameHi },
    asked,
    list: await orRespond(listMedia({ actor, ...asked })),
  }
}

/** The form without a script; with one the file goes to another address, so that its progress can be shown. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  try {
    const asset = await receiveMedia(request, actor)
    return redirect(`/provide/media/${asset.id}?saved=uploaded`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    return data({ refusal: encodeMessage(error.key, error.params) }, { status: STATUS_OF[error.code] })
  }
}

export default function MediaLibrary() {
  const { list, asked, organisation } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal ?? null
  const { t, i18n } = useTranslation('media')
  const { items, total, page, pageSize } = list
  const isFiltered = asked.kind !== null || asked.q !== ''
  const { organisationName, organisationNameHi } = organisation
  const [search] = useSearchParams()
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('lead', {
          organisation: inLanguage(i18n.language, organisationName, organisationNameHi),
        })}
      />
      <div className="space-y-6">
        <div role="status" className="empty:hidden">
          {search.get('saved') === 'removed' && <Alert tone="success">{t('saved.removed')}</Alert>}
        </div>
        <UploadForm refusal={refusal} isOpen={total === 0 && !isFiltered} />
        {(total > 0 || isFiltered) && <MediaFilter kind={asked.kind} q={asked.q} />}
        {items.length > 0 ? (
          <section aria-labelledby="media-found" className="space-y-4">
            <h2 id="media-found" className="text-lg font-semibold">
              {t('list.found', { count: total })}
            </h2>
            <MediaGrid items={items} />
          </section>
        ) : isFiltered ? (
          <EmptyState
            icon={SearchX}
            title={t('list.noneFound')}
            actions={
              <LinkButton to="/provide/media" variant="secondary">
                {t('list.showAll')}
              </LinkButton>
            }
          >
            {t('list.noneFoundText')}
          </EmptyState>
        ) : (
          <EmptyState icon={Images} title={t('list.empty')}>
            {t('list.emptyText')}
          </EmptyState>
        )}
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          pageTo={(number) => `/provide/media?${new URLSearchParams(addressOf(asked, number))}`}
        />
      </div>
    </>
  )
}

const addressOf = ({ kind, q }: { kind: string | null; q: string }, page: number) => ({
  ...(kind ? { kind } : {}),
  ...(q ? { q } : {}),
  page: String(page),
})
