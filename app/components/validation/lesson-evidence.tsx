import { useTranslation } from 'react-i18next'
import { type LessonReview } from '#app/domain/validation/submission-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** What a lesson holds: its screens with their questions, the right answers below each, and what the checks advise. */
export function LessonEvidence({ lesson }: { lesson: LessonReview }) {
  const { t, i18n } = useTranslation(['validate', 'lessons'])
  const { screens, remarks, words, minutes, language, translations } = lesson
  const questions = screens.flatMap((screen) => screen.questions)
  return (
    <div className="mt-6 space-y-6">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-foreground">
        <span>{t('lessons:list.screens', { count: screens.length })}</span>
        <span>{t('lessons:list.questions', { count: questions.length })}</span>
        <span>{t('lessons:list.words', { count: words })}</span>
        <span>{t('lessons:list.minutes', { count: minutes })}</span>
        {translations.map(({ name, nameHi, percentCurrent }) => (
          <span key={name}>
            {t('lessons:list.translated', {
              language: inLanguage(i18n.language, name, nameHi),
              percent: percentCurrent,
            })}
          </span>
        ))}
      </p>
      <section className="space-y-2">
        <h3 className="font-semibold">{t('lesson.outline')}</h3>
        <ol className="list-decimal space-y-1 pl-6">
          {screens.map(({ title, questions: asked }, index) => (
            <li key={index} className="[overflow-wrap:anywhere]">
              {title ? <span lang={language}>{title}</span> : t('lesson.noTitle')}
              {asked.length > 0 && (
                <span className="text-sm text-muted-foreground">
                  {' '}
                  ({t('lessons:list.questions', { count: asked.length })})
                </span>
              )}
            </li>
          ))}
        </ol>
      </section>
      <section className="space-y-2">
        <h3 className="font-semibold">{t('lesson.remarks')}</h3>
        {remarks.length === 0 ? (
          <p className="text-muted-foreground">{t('lesson.noRemarks')}</p>
        ) : (
          <ul className="list-disc space-y-1 pl-5">
            {remarks.map(({ en, hi, count }) => (
              <li key={en}>
                {inLanguage(i18n.language, en, hi)} {count > 1 && t('lessons:list.times', { count })}
              </li>
            ))}
          </ul>
        )}
      </section>
      {questions.length > 0 && (
        <details className="border-t pt-3">
          <summary className="min-h-11 py-2 font-semibold text-primary">
            {t('lesson.key', { count: questions.length })}
          </summary>
          <ol className="mt-2 space-y-4" lang={language}>
            {questions.map((question) => (
              <Answer key={question.number} number={`${question.number}.`} asked={question} />
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

type Asked = LessonReview['screens'][number]['questions'][number]

/** A question and what is right; of an assessment or a film, each of the questions within. */
function Answer({ number, asked }: { number: string; asked: Omit<Asked, 'number'> }) {
  const { t, i18n } = useTranslation('validate')
  const { question, answer, explanation, within } = asked
  return (
    <li className="space-y-1 [overflow-wrap:anywhere]">
      <p className="font-medium">
        {number} {question}
      </p>
      {answer ? <p>{answer}</p> : within.length === 0 && <p lang={i18n.language}>{t('lesson.notScored')}</p>}
      {explanation && <p className="text-muted-foreground">{explanation}</p>}
      {within.length > 0 && (
        <ol className="space-y-4 pt-2 pl-4">
          {within.map((inner, index) => (
            <Answer key={index} number={`${number}${index + 1}`} asked={inner} />
          ))}
        </ol>
      )}
    </li>
  )
}
