import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type MediaView } from '#app/domain/media/media-views.ts'

/** The file itself, as far as a page can show it; otherwise a way to open it. */
export function MediaShown({ asset }: { asset: MediaView }) {
  const { t } = useTranslation('media')
  const { id, kind, state, title, width, height, alt, altHi } = asset
  const url = `/media/${id}/original`
  if (state !== 'ready') return null
  switch (kind) {
    case 'image':
      return (
        <img
          src={`/media/${id}/w1280`}
          srcSet={`/media/${id}/w640 640w, /media/${id}/w1280 1280w`}
          sizes="(max-width: 64rem) 100vw, 46rem"
          alt={alt ?? altHi ?? title}
          width={width ?? undefined}
          height={height ?? undefined}
          className="max-h-[32rem] w-full rounded-lg border bg-muted object-contain"
        />
      )
    case 'audio':
    case 'video':
      return <Player as={kind} url={url} title={title} />
    case 'document':
    case 'captions':
      return (
        <LinkButton to={url} reloadDocument variant="secondary">
          <Icon icon={Download} />
          {t('open')}
        </LinkButton>
      )
  }
}

type PlayerProps = { as: 'audio' | 'video'; url: string; title: string }

/** The recording alone: captions are files of their own, and the lesson says which belong to it. */
function Player({ as: Element, url, title }: PlayerProps) {
  const look = Element === 'audio' ? 'w-full' : 'aspect-video w-full rounded-lg border bg-muted'
  return <Element controls preload="metadata" src={url} aria-label={title} className={look} />
}
