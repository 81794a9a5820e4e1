import { Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { URGENCIES, URGENCY_OF, type Urgency } from '#app/components/packages/urgency.ts'
import { type FindingView } from '#app/domain/packages/package-view.ts'

type ReportFilterProps = { findings: readonly FindingView[]; urgency: Urgency | null }

/** How many findings there are of each kind; each count leads to its part of the report. */
export function ReportFilter({ findings, urgency }: ReportFilterProps) {
  const { t } = useTranslation('provide')
  const { pathname } = useLocation()
  const countOf = (one: Urgency) => findings.filter(({ severity }) => URGENCY_OF[severity] === one).length
  const options = [
    { key: 'all', to: pathname, count: findings.length, isChosen: urgency === null },
    ...URGENCIES.map((one) => ({
      key: one,
      to: `${pathname}?show=${one}`,
      count: countOf(one),
      isChosen: urgency === one,
    })),
  ] as const
  return (
    <nav aria-label={t('report.filter')} className="print:hidden">
      <ul className="flex flex-wrap gap-2">
        {options.map(({ key, to, count, isChosen }) => (
          <li key={key}>
            <Link
              to={to}
              preventScrollReset
              aria-current={isChosen ? 'true' : undefined}
              className="inline-flex min-h-11 items-center gap-2 rounded-md border border-input bg-card px-3 font-medium hover:border-primary hover:bg-primary-subtle aria-[current]:border-primary aria-[current]:bg-primary-subtle aria-[current]:text-primary-subtle-foreground"
            >
              {t(`report.show.${key}`)}
              <span className="tabular-nums">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
