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
              <Side label={t('changes.before')} lines={before} others={now} isOld />
              <Side label={t('changes.now')} lines={now} others={before} />
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

type SideProps = { label: string; lines: string[]; others: string[]; isOld?: boolean }

/** Of several lines those stand out that the other side does not have. */
function Side({ label, lines, others, isOld = false }: SideProps) {
  const { t } = useTranslation('validate')
  const Change = isOld ? 'del' : 'ins'
  return (
    <div className={isOld ? 'min-w-0 text-muted-foreground' : 'min-w-0'}>
      <p className="text-sm font-medium">{label}</p>
      {lines.length === 0 && <p>{t('changes.none')}</p>}
      <ul className="space-y-1">
        {lines.map((line, index) => (
          <li key={index} className="whitespace-pre-line [overflow-wrap:anywhere]">
            {others.includes(line) ? (
              <span className="text-muted-foreground">{line}</span>
            ) : (
              <Change className={lines.length > 1 ? 'font-medium no-underline' : 'no-underline'}>
                {line}
              </Change>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
