import { useFetcher } from '@remix-run/react'
import { Copy } from 'lucide-react'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import {
  type TranslationCounts,
  type UnitAnswer,
  type UnitView,
} from '#app/domain/translations/translation-views.ts'

type UnitRowProps = {
  unit: UnitView
  sourceLanguage: string
  language: string
  languageName: string
  isEditable: boolean
  /** What the form has answered that came without a script; it may be about another unit. */
  answer: UnitAnswer | undefined
  onSaved: (counts: TranslationCounts) => void
}

const TONES = { current: 'success', stale: 'warning', missing: 'neutral' } as const

/** One piece of words and its translation side by side, with a form of its own. */
export function UnitRow({
  unit: given,
  sourceLanguage,
  language,
  languageName,
  isEditable,
  answer,
  onSaved,
}: UnitRowProps) {
  const { t, i18n } = useTranslation('translation')
  const fetcher = useFetcher<UnitAnswer>()
  const heard = fetcher.data ?? answer
  const isAboutThis = heard?.refused
    ? heard.refused.blockId === (given.blockId ?? '') && heard.refused.key === given.key
    : heard?.saved?.unit.id === given.id
  const saved = isAboutThis ? heard?.saved : undefined
  const refused = isAboutThis ? heard?.refused : undefined
  const unit = saved?.unit ?? given
  const [typed, setTyped] = useState(refused?.text ?? given.target ?? '')
  const counts = fetcher.data?.saved?.counts
  const tell = useRef(onSaved)
  useEffect(() => {
    tell.current = onSaved
  })
  useEffect(() => {
    if (counts) tell.current(counts)
  }, [counts])

  const isChanged = typed !== (unit.target ?? '')
  const language_ = i18n.language === 'hi' ? 'hi' : 'en'
  const place = [unit.block?.[language_] ?? t('lessonTitle'), unit.part?.[language_]]
    .filter(Boolean)
    .join(' · ')
  const copy = (event: MouseEvent) => {
    event.preventDefault()
    setTyped(unit.source)
  }
  return (
    <Card as="li" id={unit.id} className="target:border-primary">
      <fetcher.Form method="post" action={`#${unit.id}`} className="space-y-3">
        <CsrfField />
        <input type="hidden" name="blockId" value={unit.blockId ?? ''} />
        <input type="hidden" name="key" value={unit.key} />
        <input type="hidden" name="of" value={unit.of} />
        <input type="hidden" name="seen" value={unit.seen} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-sm font-semibold text-muted-foreground">{place}</p>
          <StatusBadge tone={TONES[unit.state]}>{t(`state.${unit.state}`)}</StatusBadge>
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <p
            lang={sourceLanguage}
            className="whitespace-pre-line rounded-md bg-muted p-3 [overflow-wrap:anywhere]"
          >
            {unit.source}
          </p>
          <Field
            label={t('field', { language: languageName })}
            id={`${unit.id}-text`}
            hideLabel
            error={refused && <ErrorText message={refused.message} />}
          >
            {(control) => (
              <Textarea
                {...control}
                name="text"
                lang={language}
                rows={2}
                value={typed}
                readOnly={!isEditable}
                onChange={({ target }) => setTyped(target.value)}
                aria-label={t('fieldOf', { language: languageName, source: unit.source.slice(0, 80) })}
              />
            )}
          </Field>
        </div>
        {unit.problems.map((problem) => (
          <p key={problem.en} className="border-l-4 border-l-danger pl-3 text-sm">
            {problem[language_]}
          </p>
        ))}
        {isEditable && (
          <div className="flex flex-wrap items-center gap-2 md:justify-end">
            <span role="status" className="mr-auto text-sm text-muted-foreground">
              {fetcher.state === 'idle' && saved && !isChanged && t('saved')}
            </span>
            <Button type="submit" name="take" value="source" variant="ghost" size="sm" onClick={copy}>
              <Icon icon={Copy} size="sm" />
              {t('copySource')}
            </Button>
            {unit.state === 'stale' && (
              <Button type="submit" name="take" value="present" variant="secondary" size="sm">
                {t('stillRight')}
              </Button>
            )}
            <Button
              type="submit"
              name="take"
              value="typed"
              size="sm"
              pending={fetcher.state !== 'idle'}
              variant={isChanged ? 'primary' : 'secondary'}
            >
              {t('save')}
            </Button>
          </div>
        )}
      </fetcher.Form>
    </Card>
  )
}
