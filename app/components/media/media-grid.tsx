import { Link } from '@remix-run/react'
import { LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FileSize } from '#app/components/courses/file-size.tsx'
import { KIND_ICONS } from '#app/components/media/kind-icon.ts'
import { Card } from '#app/components/ui/card.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type MediaView } from '#app/domain/media/media-views.ts'

/** The files of a library as cards; the title of each leads to its page. */
export function MediaGrid({ items }: { items: readonly MediaView[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-3 xl:grid-cols-4">
      {items.map((item) => (
        <MediaCard key={item.id} item={item} />
      ))}
    </ul>
  )
}

function MediaCard({ item }: { item: MediaView }) {
  const { t } = useTranslation('media')
  const { id, title, kind, state, sizeInBytes, width, height, usedIn, licence } = item
  return (
    <Card
      as="li"
      padding="none"
      className="relative flex flex-col overflow-hidden focus-within:border-primary"
    >
      <Picture item={item} />
      <div className="flex grow flex-col gap-1 p-3">
        <Link
          to={`/provide/media/${id}`}
          className="link line-clamp-2 font-semibold [overflow-wrap:anywhere] after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p className="text-sm text-muted-foreground">
          {t(`kinds.${kind}`)} · <FileSize bytes={sizeInBytes} />
          {width && height && (
            <>
              {' '}
              · <span className="whitespace-nowrap tabular-nums">{t('facts.pixels', { width, height })}</span>
            </>
          )}
        </p>
        <p className="text-sm text-muted-foreground">{t('usedIn', { count: usedIn })}</p>
        {state !== 'ready' && (
          <p className="flex items-center gap-1.5 text-sm font-medium">
            <Icon icon={state === 'failed' ? TriangleAlert : LoaderCircle} size="sm" />
            {t(`state.${state}`)}
          </p>
        )}
        {licence === null && (
          <p className="flex items-center gap-1.5 text-sm font-medium text-warning">
            <Icon icon={TriangleAlert} size="sm" />
            {t('list.noLicence')}
          </p>
        )}
      </div>
    </Card>
  )
}

function Picture({ item }: { item: MediaView }) {
  const { previewUrl, kind } = item
  if (previewUrl === null) {
    return (
      <span className="grid aspect-4/3 place-items-center border-b bg-muted text-muted-foreground">
        <Icon icon={KIND_ICONS[kind]} size="xl" />
      </span>
    )
  }
  return (
    // The title stands under it; read out before it, the description would come twice.
    <img
      src={previewUrl}
      alt=""
      loading="lazy"
      decoding="async"
      className="aspect-4/3 w-full border-b bg-muted object-contain"
    />
  )
}
