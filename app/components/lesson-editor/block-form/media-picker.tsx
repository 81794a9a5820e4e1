import { type MediaKind } from '@karmashala/authoring'
import { File, Film, Music } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMedia, uploadMedia } from '#app/components/lesson-editor/media-client.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { type MediaList, type MediaView } from '#app/domain/media/media-views.ts'

const ACCEPTS: Record<MediaKind, string> = {
  image: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  document: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt',
  captions: '.vtt,.srt,text/vtt',
}
const GLYPHS = { audio: Music, video: Film, document: File, captions: File, image: File }
const SEARCH_AFTER_MS = 250

type PickerProps = { kind: MediaKind; onChoose: (asset: MediaView) => void; onClose: () => void }

/** The library of the organisation inside a form: search, choose, or upload something new. */
export function MediaPicker({ kind, onChoose, onClose }: PickerProps) {
  const { t } = useTranslation('authoring')
  const { csrf } = useSession()
  const [query, setQuery] = useState('')
  const [list, setList] = useState<MediaList | 'failed' | null>(null)
  const [uploading, setUploading] = useState<'no' | 'yes' | 'failed'>('no')
  const [reason, setReason] = useState<string | null>(null)

  // What is written in the form while a file is on its way must still be there when it has arrived.
  const latest = useRef(onChoose)
  useEffect(() => {
    latest.current = onChoose
  })
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      () => {
        void listMedia({ kind, query, page: 1, signal: stop.signal }).then((found) => {
          if (!stop.signal.aborted) setList(found ?? 'failed')
        })
      },
      query === '' ? 0 : SEARCH_AFTER_MS,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [kind, query])

  const upload = async (file: File | undefined) => {
    if (!file) return
    setUploading('yes')
    const answer = await uploadMedia(file, csrf())
    if (answer.status === 'uploaded') return latest.current(answer.asset)
    setUploading('failed')
    setReason(answer.message)
  }
  return (
    <div className="space-y-4 rounded-md border bg-background p-4">
      <Field label={t('media.upload')}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept={ACCEPTS[kind]}
            disabled={uploading === 'yes'}
            onChange={({ target }) => void upload(target.files?.[0])}
          />
        )}
      </Field>
      <p role="status" className={uploading === 'yes' ? 'text-sm' : 'sr-only'}>
        {uploading === 'yes' && t('media.uploadingNow')}
      </p>
      {uploading === 'failed' && (
        <Alert tone="danger" live>
          {reason ? <ErrorText message={reason} /> : t('media.uploadFailed')}
        </Alert>
      )}
      <Field label={t('media.search')}>
        {(control) => (
          <Input {...control} type="search" value={query} onChange={({ target }) => setQuery(target.value)} />
        )}
      </Field>
      {list === null && <p className="text-muted-foreground">{t('media.loading')}</p>}
      {list === 'failed' && <p className="text-danger">{t('media.notReached')}</p>}
      {list !== null && list !== 'failed' && (
        <>
          {list.items.length === 0 && <p className="text-muted-foreground">{t('media.none')}</p>}
          <ul
            className="grid max-h-80 grid-cols-2 gap-2 overflow-y-auto sm:grid-cols-3"
            aria-label={t('media.found')}
          >
            {list.items.map((asset) => (
              <li key={asset.id}>
                <button
                  type="button"
                  disabled={asset.state === 'failed'}
                  onClick={() => onChoose(asset)}
                  className="flex h-full w-full flex-col items-center gap-1 rounded-md border bg-card p-2 text-sm hover:border-primary hover:bg-primary-subtle"
                >
                  {asset.previewUrl ? (
                    <img
                      src={asset.previewUrl}
                      alt=""
                      className="h-20 max-w-full object-contain"
                      loading="lazy"
                    />
                  ) : (
                    <Icon icon={GLYPHS[kind]} size="xl" />
                  )}
                  <span className="w-full min-w-0 break-words">{asset.title || asset.fileName}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button size="sm" variant="ghost" onClick={onClose}>
        {t('action.close')}
      </Button>
    </div>
  )
}
