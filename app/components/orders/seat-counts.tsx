import { useTranslation } from 'react-i18next'
import { Count } from '#app/components/ui/count.tsx'
import { type SeatCounts } from '#app/domain/seats/seat.schema.ts'

const SHOWN = ['granted', 'available', 'assigned', 'inUse', 'expired'] as const

/** Where the seats of an order are, in a row of figures. */
export function SeatCountRow({ counts }: { counts: SeatCounts }) {
  const { t } = useTranslation('buy')
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {SHOWN.map((name) => (
        <div key={name} className="flex flex-col-reverse rounded-lg border bg-card p-4 shadow-card">
          <dt className="text-sm text-muted-foreground">{t(`seats.${name}`)}</dt>
          <dd className="text-2xl font-bold">
            <Count value={counts[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
