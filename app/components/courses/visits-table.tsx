import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TimeInWords } from '#app/components/learning/time-in-words.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import {
  LEARNERS_MIN,
  VISIT_ENDS,
  type CourseVisits,
  type PartVisits,
  type VisitNumbers,
} from '#app/domain/courses/course-visits-view.ts'

/** How visits to each part went: one line a part. */
export function VisitsTable({ visits }: { visits: CourseVisits }) {
  const { t } = useTranslation('provide')
  const of = (cell: (numbers: VisitNumbers) => ReactNode) =>
    function Cell({ numbers }: PartVisits) {
      return numbers ? cell(numbers) : '–'
    }
  const columns: Column<PartVisits>[] = [
    {
      key: 'part',
      header: t('visits.part'),
      rowHeader: true,
      cell: ({ title }) => <span className="[overflow-wrap:anywhere]">{title || t('package.untitled')}</span>,
    },
    {
      key: 'learners',
      header: t('visits.learners'),
      align: 'end',
      cell: ({ numbers }) => numbers?.learners ?? t('visits.tooFew', { count: LEARNERS_MIN }),
    },
    { key: 'visits', header: t('visits.visits'), align: 'end', cell: of(({ visits: count }) => count) },
    { key: 'ends', header: t('visits.ended'), cell: of((numbers) => <Ends ends={numbers.ends} />) },
    { key: 'time', header: t('visits.median'), cell: of((numbers) => <Pace numbers={numbers} />) },
    { key: 'look', header: t('visits.look'), cell: of((numbers) => <LookAt numbers={numbers} />) },
  ]
  return (
    <DataTable
      caption={t('visits.caption', { number: visits.versionNumber })}
      columns={columns}
      rows={visits.parts}
      rowKey={({ moduleId, itemId }) => `${moduleId} ${itemId}`}
    />
  )
}

function Ends({ ends }: Pick<VisitNumbers, 'ends'>) {
  const { t } = useTranslation('provide')
  const total = VISIT_ENDS.reduce((sum, end) => sum + ends[end], 0)
  if (total === 0) return <>{t('visits.noneEnded')}</>
  return (
    <ul className="space-y-1 text-left">
      {VISIT_ENDS.filter((end) => ends[end] > 0).map((end) => (
        <li key={end} className="tabular-nums">
          {t(`visits.ends.${end}`, { percent: Math.round((ends[end] / total) * 100) })}
        </li>
      ))}
    </ul>
  )
}

function Pace({ numbers: { done, medianSeconds, hasty } }: { numbers: VisitNumbers }) {
  const { t } = useTranslation('provide')
  if (medianSeconds === null) return <>{t('visits.tooFewDone', { count: LEARNERS_MIN })}</>
  return (
    <span className="block text-left">
      <span className="block">
        <TimeInWords seconds={medianSeconds} />
      </span>
      <span className="block text-sm text-muted-foreground">{t('visits.done', { count: done })}</span>
      {hasty !== null && hasty > 0 && (
        <span className="block text-sm font-medium">{t('visits.hasty', { count: hasty })}</span>
      )}
    </span>
  )
}

const LOOK_AT = ['withFailedSaves', 'withoutStatus', 'nearLimit'] as const

function LookAt({ numbers }: { numbers: VisitNumbers }) {
  const { t } = useTranslation('provide')
  const found = LOOK_AT.filter((one) => numbers[one] > 0)
  if (found.length === 0) return <>{t('visits.nothing')}</>
  return (
    <ul className="space-y-1 text-left">
      {found.map((one) => (
        <li key={one}>{t(`visits.found.${one}`, { count: numbers[one] })}</li>
      ))}
    </ul>
  )
}
