import { useTranslation } from 'react-i18next'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { Money } from '#app/components/ui/money.tsx'
import { type OrderEventView } from '#app/domain/orders/order.schema.ts'

/** Who did what and when, oldest first, as the file of an office would have it. */
export function OrderHistory({ history }: { history: OrderEventView[] }) {
  return (
    <ol className="space-y-5 border-l-2 border-border pl-5">
      {history.map((line, index) => (
        <HistoryLine
          key={`${line.event} ${line.at}`}
          line={line}
          isSumNew={
            line.totalInPaise !== history[index - 1]?.totalInPaise || line.seats !== history[index - 1]?.seats
          }
        />
      ))}
    </ol>
  )
}

function HistoryLine({ line, isSumNew }: { line: OrderEventView; isSumNew: boolean }) {
  const { t, i18n } = useTranslation('buy')
  const { event, at, byName, remarks, reference, seats, totalInPaise } = line
  return (
    <li className="relative">
      <span
        aria-hidden="true"
        className="absolute top-1.5 -left-[1.6875rem] size-3 rounded-full border-2 border-primary bg-card"
      />
      <p className="font-semibold">{t(`event.${event}`)}</p>
      <p className="text-sm text-muted-foreground">
        <DateTime at={at} style="dateTime" />{' '}
        {byName ? t('order.by', { name: byName }) : t('order.byPaymentService')}
      </p>
      {isSumNew && (
        <p className="text-sm">
          {t('order.sumLine', { count: seats, seats: formatNumber(seats, i18n.language) })},{' '}
          <Money paise={totalInPaise} />
        </p>
      )}
      {reference && <p className="text-sm">{t('order.referenceLine', { reference })}</p>}
      {remarks && <p className="mt-1 max-w-prose break-words whitespace-pre-line">{remarks}</p>}
    </li>
  )
}
