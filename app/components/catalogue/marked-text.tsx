import { useTranslation } from 'react-i18next'
import { type MarkedText as Text } from '#app/domain/catalogue/catalogue-view.ts'

/** A text with the words that were looked for marked. The pieces are text and never markup. */
export function MarkedText({ text }: { text: Text }) {
  const { i18n } = useTranslation()
  return (
    <span lang={text.language === i18n.language ? undefined : text.language}>
      {text.segments.map(({ text: piece, hit }, index) =>
        hit ? (
          <mark key={index} className="rounded-sm bg-accent-subtle text-accent-foreground">
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </span>
  )
}
