import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { gapPath } from '#app/components/gaps/gap-path.ts'
import { cn } from '#app/components/ui/cn.ts'
import { formatNumber } from '#app/components/ui/format.ts'
import { type GapCell, type GapRow, type UnitView } from '#app/domain/gaps/gap-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** Steps of the share that is short; the number stands in the cell, so colour is never all there is. */
const STEPS = [
  { upTo: 0.25, look: 'bg-danger/10' },
  { upTo: 0.5, look: 'bg-danger/20' },
  { upTo: 0.75, look: 'bg-danger/30' },
  { upTo: 1, look: 'bg-danger/45' },
] as const
const NOBODY = 'bg-success-subtle'

function lookOf({ short, required }: GapCell): string {
  if (short === 0) return NOBODY
  return STEPS.find(({ upTo }) => short / required <= upTo)?.look ?? ''
}

type HeatMapProps = {
  units: readonly UnitView[]
  rows: readonly GapRow[]
  /** Whether a number leads to the names behind it. */
  mayName: boolean
}

/** A table with colours: competencies down, units across, and what scrolls does so inside it. */
export function HeatMap({ units, rows, mayName }: HeatMapProps) {
  const { t, i18n } = useTranslation('gaps')
  const corner =
    'sticky left-0 z-20 w-40 min-w-40 bg-muted sm:w-72 sm:min-w-72 print:static print:w-auto print:min-w-0'
  const head =
    'sticky top-0 border-b bg-muted px-3 py-2 align-bottom text-sm font-semibold print:static print:min-w-0 print:px-1 print:text-[0.6rem]'
  return (
    <div
      role="region"
      aria-label={t('map.scroll')}
      className="relative max-h-[80vh] scroll-pt-20 scroll-pl-40 overflow-auto sm:scroll-pl-72 rounded-lg border bg-card shadow-card print:max-h-none print:overflow-visible print:shadow-none"
    >
      <table className="w-full border-separate border-spacing-0 text-left print:break-inside-auto! print:text-xs [print-color-adjust:exact]">
        <caption className="sr-only">{t('map.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={cn(head, corner)}>
              {t('map.competency')}
            </th>
            <th scope="col" className={cn(head, 'z-10 min-w-24 text-right')}>
              {t('unit.whole')}
            </th>
            {units.map(({ unit }) => (
              <th key={unit ?? ''} scope="col" className={cn(head, 'z-10 min-w-28 text-right hyphens-auto')}>
                <Link
                  className="inline-block min-h-6 underline-offset-4 hover:underline"
                  to={gapPath('unit', { unit })}
                >
                  {unit ?? t('unit.none')}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ competency: { code, name, nameHi }, whole, cells }) => (
            <tr key={code} className="break-inside-avoid">
              <th
                scope="row"
                className="sticky left-0 z-10 border-t bg-card px-3 py-1.5 text-sm font-medium [overflow-wrap:anywhere] print:static print:px-1 print:text-xs"
              >
                <Link
                  className="inline-block min-h-6 underline-offset-4 hover:underline"
                  to={`/competencies/${code}`}
                >
                  {inLanguage(i18n.language, name, nameHi)}
                </Link>
              </th>
              <Cell cell={whole} to={mayName ? gapPath('people', { code }) : null} />
              {cells.map((cell, place) => (
                <Cell
                  key={units[place]?.unit ?? ''}
                  cell={cell}
                  to={mayName ? gapPath('people', { code, unit: units[place]?.unit ?? null }) : null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell, to }: { cell: GapCell | null; to: string | null }) {
  const { t, i18n } = useTranslation('gaps')
  const frame = 'border-t border-l p-0 text-right text-foreground tabular-nums'
  if (!cell) {
    return (
      <td className={cn(frame, 'px-3 py-1.5 text-muted-foreground print:px-1')}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('map.notNeeded')}</span>
      </td>
    )
  }
  const short = formatNumber(cell.short, i18n.language)
  const required = formatNumber(cell.required, i18n.language)
  const content = (
    <>
      <span className="sr-only">{t('map.cell', { count: cell.required, short, required })}</span>
      <span aria-hidden="true" className="block font-semibold">
        {short}
      </span>
      <span aria-hidden="true" className="block text-xs whitespace-nowrap">
        {t('map.of', { required })}
      </span>
    </>
  )
  return (
    <td className={cn(frame, lookOf(cell))}>
      {to && cell.short > 0 ? (
        <Link to={to} className="block px-3 py-1.5 print:px-1 -outline-offset-2 hover:underline">
          {content}
        </Link>
      ) : (
        <span className="block px-3 py-1.5 print:px-1">{content}</span>
      )}
    </td>
  )
}

/** What the colours mean. */
export function HeatKey() {
  const { t } = useTranslation('gaps')
  const box = 'inline-block size-5 rounded-sm border align-middle [print-color-adjust:exact]'
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted-foreground">
      <span>{t('map.key')}:</span>
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className={cn(box, NOBODY)} />
          {t('map.keyNone')}
        </li>
        {STEPS.map(({ upTo, look }) => (
          <li key={upTo} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={cn(box, look)} />
            {t('map.keyUpTo', { percent: upTo * 100 })}
          </li>
        ))}
      </ul>
    </div>
  )
}
