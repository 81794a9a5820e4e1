import { useTranslation } from 'react-i18next'
import { FileSize } from '#app/components/courses/file-size.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList, type Described } from '#app/components/ui/description-list.tsx'
import { type MediaView } from '#app/domain/media/media-views.ts'

/** What a file is and how much of it reaches a learner. */
export function MediaFacts({ asset }: { asset: MediaView }) {
  const { t } = useTranslation('media')
  const { width, height, fileName, uploadedBytes, sizeInBytes, mimeType, state, forms } = asset
  const items: Described[] = [
    { term: t('facts.fileName'), description: <span className="[overflow-wrap:anywhere]">{fileName}</span> },
    { term: t('facts.uploadedSize'), description: <FileSize bytes={uploadedBytes} /> },
    ...(state === 'ready'
      ? [{ term: t('facts.servedSize'), description: <FileSize bytes={sizeInBytes} /> }]
      : []),
    ...(width && height
      ? [{ term: t('facts.dimensions'), description: t('facts.pixels', { width, height }) }]
      : []),
    ...(forms.length > 0
      ? [
          {
            term: t('facts.forms'),
            description: (
              <ul>
                {forms.map((form) => (
                  <li key={form.width} className="tabular-nums">
                    {t('facts.formWidth', { width: form.width })} · <FileSize bytes={form.sizeInBytes} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { term: t('facts.format'), description: mimeType },
    { term: t('facts.uploadedAt'), description: <DateTime at={asset.uploadedAt} style="dateTime" /> },
  ]
  return (
    <Card as="section">
      <CardHeader title={t('facts.heading')} />
      <DescriptionList items={items} stacked />
    </Card>
  )
}
