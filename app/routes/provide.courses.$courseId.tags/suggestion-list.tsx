import { Form } from '@remix-run/react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { type SuggestionPlace, type TagSuggestion } from '#app/domain/courses/competency-views.ts'
import { OptionList } from './option-list.tsx'

type SuggestionListProps = { suggestions: readonly TagSuggestion[]; language: string }

/** What the words of the course point to, with those words. One button adds a suggestion as it is most often meant. */
export function SuggestionList({ suggestions, language }: SuggestionListProps) {
  const { t } = useTranslation('provide')
  const wordsOf = (code: string) => suggestions.find(({ option }) => option.code === code)?.words ?? []
  return (
    <Card as="section" padding="lg">
      <CardHeader
        level={3}
        title={t('tags.suggestions')}
        description={suggestions.length > 0 ? t('tags.suggestionsText') : t('tags.noSuggestions')}
      />
      <OptionList
        options={suggestions.map(({ option }) => option)}
        tagged={new Set()}
        about={({ code }) => (
          <p className="mt-1 text-sm text-muted-foreground">
            {t('tags.because')}{' '}
            {byPlace(wordsOf(code)).map(({ where, words }, at) => (
              <span key={where}>
                {at > 0 && '; '}
                {words.map((word, index) => (
                  <Fragment key={word}>
                    {index > 0 && ', '}
                    <span lang={languageOf(word, language)} className="font-medium text-foreground">
                      {word}
                    </span>
                  </Fragment>
                ))}{' '}
                ({t(`tags.places.${where}`)})
              </span>
            ))}
          </p>
        )}
        act={({ code }, name) => (
          // The choice stays in the address: a refusal is then shown in the form, where it can be mended.
          <Form
            method="post"
            action={`?code=${encodeURIComponent(code)}&level=1&role=taught`}
            preventScrollReset
          >
            <CsrfField />
            <input type="hidden" name="competencyCode" value={code} />
            <input type="hidden" name="level" value="1" />
            <input type="hidden" name="role" value="taught" />
            <input type="hidden" name="where" value="course" />
            <Button type="submit" size="sm" aria-label={t('tags.addTaughtNamed', { name })}>
              {t('tags.addTaught')}
            </Button>
          </Form>
        )}
      />
    </Card>
  )
}

/** The words of one place together, the weightiest place first. */
function byPlace(words: TagSuggestion['words']): { where: SuggestionPlace; words: string[] }[] {
  const places = [...new Set(words.map(({ where }) => where))]
  return places.map((where) => ({
    where,
    words: words.filter((one) => one.where === where).map(({ word }) => word),
  }))
}

/** A course in Hindi has English words, too. */
const languageOf = (word: string, language: string) =>
  /[\u0900-\u097f]/.test(word) ? (language === 'en' ? 'hi' : language) : 'en'
