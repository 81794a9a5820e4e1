import { useTranslation } from 'react-i18next'

const EXAMPLES = [
  ['bold', '**…**'],
  ['italic', '*…*'],
  ['link', '[…](https://…)'],
  ['colour', '{#aa0000|…}'],
  ['plain', '\\*'],
] as const

/** How marks in the text are typed. */
export function NotationHelp() {
  const { t } = useTranslation('translation')
  return (
    <details className="rounded-md border bg-card px-4 py-2">
      <summary className="min-h-9 py-1 font-semibold text-primary">{t('notation.title')}</summary>
      <p className="mt-1 max-w-prose text-muted-foreground">{t('notation.lead')}</p>
      <dl className="mt-3 mb-2 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {EXAMPLES.map(([name, sign]) => (
          <div key={name} className="contents">
            <dt>
              <code className="rounded-sm bg-muted px-1.5 py-0.5">{sign}</code>
            </dt>
            <dd>{t(`notation.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
