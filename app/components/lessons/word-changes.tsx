import { type WordDiff } from '@karmashala/authoring'
import { useTranslation } from 'react-i18next'

/** Words put in are underlined and named, words taken out struck through and named: colour alone says nothing. */
export function WordChanges({ words, language }: { words: readonly WordDiff[]; language?: string }) {
  const { t } = useTranslation('lessons')
  return (
    <p className="max-w-prose leading-relaxed whitespace-pre-line [overflow-wrap:anywhere]" lang={language}>
      {words.map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={index} className={LOOKS[kind]}>
            <span className="sr-only"> {t(kind === 'added' ? 'diff.wordsAdded' : 'diff.wordsRemoved')} </span>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}

const LOOKS = {
  added: 'rounded-sm bg-success-subtle px-0.5 underline decoration-success decoration-2 underline-offset-4',
  removed: 'rounded-sm bg-danger-subtle px-0.5 line-through decoration-danger decoration-2',
} as const
