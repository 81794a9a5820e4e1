import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf, type FieldProps } from '#app/components/lesson-editor/block-form/field-context.ts'
import { MediaPicker } from '#app/components/lesson-editor/block-form/media-picker.tsx'
import { mediaUrl } from '#app/components/lesson-editor/editor-session.ts'
import { Button } from '#app/components/ui/button.tsx'

/** A file of the library: what is chosen, and a way to choose or upload another. */
export function MediaField({ field, words, labelKey, value, change, row, changeRow }: FieldProps<'media'>) {
  const { t } = useTranslation('authoring')
  const [isChoosing, setChoosing] = useState(false)
  const src = textOf(value)
  const url = mediaUrl(src, field.accepts === 'image' ? 'w640' : 'original')
  return (
    <fieldset className="space-y-2">
      <legend className="font-semibold">{words.fields?.[labelKey] ?? t('media.file')}</legend>
      {src !== '' && url !== null && field.accepts === 'image' && (
        <img src={url} alt="" className="max-h-48 max-w-full rounded-md border" />
      )}
      {src !== '' && url !== null && field.accepts !== 'image' && (
        <a href={url} target="_blank" rel="noreferrer" className="link">
          {t('media.open')}
        </a>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="secondary"
          aria-expanded={isChoosing}
          onClick={() => setChoosing(!isChoosing)}
        >
          {src === '' ? t('media.choose') : t('media.change')}
        </Button>
        {src !== '' && !field.required && (
          <Button size="sm" variant="ghost" onClick={() => change('')}>
            {t('media.takeOut')}
          </Button>
        )}
      </div>
      {isChoosing && (
        <MediaPicker
          kind={field.accepts}
          onClose={() => setChoosing(false)}
          onChoose={(asset) => {
            // The library knows what is on the picture; nobody should have to say it again.
            const isUnsaid = 'alt' in row && textOf(row['alt']) === '' && asset.alt
            changeRow({ [field.name]: asset.src, ...(isUnsaid && { alt: asset.alt }) })
            setChoosing(false)
          }}
        />
      )}
    </fieldset>
  )
}
