import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { type ReviewComparison } from '#app/domain/validation/submission-views.ts'

/** What is different from what was judged before, and what is not and needs no second look. */
export function ChangesList({ comparison }: { comparison: ReviewComparison }) {
  const { t } = useTranslation('validate')
  const { changed, unchanged } = comparison
  if (changed.length === 0) return <Alert tone="warning">{t('changes.nothing')}</Alert>
  return (
    <div className="space-y-4">
      <dl className="divide-y">
        {changed.map(({ part, before, now }) => (
          <div key={part} className="py-4 first:pt-0 last:pb-0">
            <dt className="font-semibold">{t(`parts.${part}`)}</dt>
            <dd className="mt-2 grid gap-4 md:grid-cols-2">
              <Side label={t('changes.before')} lines={before} isOld />
              <Side label={t('changes.now')} lines={now} />
            </dd>
          </div>
        ))}
      </dl>
      {unchanged.length > 0 && (
        <p className="text-muted-foreground">
          {t('changes.unchanged')} {unchanged.map((part) => t(`parts.${part}`)).join(', ')}
        </p>
      )}
    </div>
  )
}

function Side({ label, lines, isOld = false }: { label: string; lines: string[]; isOld?: boolean }) {
  const { t } = useTranslation('validate')
  const Change = isOld ? 'del' : 'ins'
  return (
    <div className={isOld ? 'min-w-0 text-muted-foreground' : 'min-w-0'}>
      <p className="text-sm font-medium">{label}</p>
      {lines.length === 0 && <p>{t('changes.none')}</p>}
      <ul>
        {lines.map((line, index) => (
          <li key={index} className="whitespace-pre-line [overflow-wrap:anywhere]">
            <Change className="no-underline">{line}</Change>
          </li>
        ))}
      </ul>
    </div>
  )
}
