import { Link } from '@remix-run/react'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers and money align at the end so that their digits line up. */
  align?: 'start' | 'end'
  /** Names the row: rendered as its header cell. One column should say so. */
  rowHeader?: boolean
  /** Where following the header leads; give it to columns the list can be sorted by. */
  sortTo?: string
  sorted?: 'ascending' | 'descending'
  /** Hides the header from view, for a column of buttons. */
  hideHeader?: boolean
  className?: string
}

type DataTableProps<Row> = {
  caption: ReactNode
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shown instead of the table when there are no rows; usually an EmptyState. */
  empty?: ReactNode
  className?: string
}

/** A table where there is room for one, a stack of labelled cards where there is not: the same markup both times. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, empty, className } = props
  const { t } = useTranslation()
  if (rows.length === 0) return <>{empty ?? <p className="text-muted-foreground">{t('table.empty')}</p>}</>
  return (
    <div className={cn('@container', className)}>
      <div className="relative overflow-x-auto @3xl:rounded-lg @3xl:border @3xl:bg-card @3xl:shadow-card">
        <table className="block w-full text-left @3xl:table @3xl:border-collapse">
          <caption
            className={
              hideCaption
                ? 'sr-only'
                : 'block pb-3 text-left text-lg font-semibold @3xl:table-caption @3xl:px-4 @3xl:pt-4'
            }
          >
            {caption}
          </caption>
          <thead className="sr-only @3xl:not-sr-only @3xl:table-header-group">
            <tr className="@3xl:border-b @3xl:bg-muted/60">
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody className="block space-y-3 @3xl:table-row-group">
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                className="block rounded-lg border bg-card px-4 py-2 shadow-card @3xl:table-row @3xl:border-0 @3xl:border-t @3xl:shadow-none @3xl:hover:bg-muted/40"
              >
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, align, sortTo, sorted, hideHeader } = column
  const glyph = sorted === 'ascending' ? ArrowUp : sorted === 'descending' ? ArrowDown : ChevronsUpDown
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cn(
        'px-4 py-3 align-middle text-sm font-semibold text-muted-foreground',
        align === 'end' && 'text-right',
      )}
    >
      {sortTo ? (
        <Link
          to={sortTo}
          preventScrollReset
          className="inline-flex min-h-6 items-center gap-1 text-foreground underline-offset-4 hover:underline"
        >
          {header}
          <Icon icon={glyph} size="sm" />
        </Link>
      ) : (
        <span className={hideHeader ? 'sr-only' : undefined}>{header}</span>
      )}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, align, rowHeader, hideHeader, className } = column
  const look = cn(
    'flex items-baseline justify-between gap-4 py-1.5 @md:justify-start @3xl:table-cell @3xl:px-4 @3xl:py-3 @3xl:align-top',
    align === 'end' && 'tabular-nums @3xl:text-right',
    className,
  )
  // The header row is out of sight on a phone, so every value carries its own label there.
  const label = !hideHeader && (
    <span aria-hidden="true" className="shrink-0 text-sm text-muted-foreground @md:w-44 @3xl:hidden">
      {header}
    </span>
  )
  const value = <span className="min-w-0 text-right @md:text-left @3xl:contents">{cell(row)}</span>
  if (!rowHeader) {
    return (
      <td className={look}>
        {label}
        {value}
      </td>
    )
  }
  return (
    <th
      scope="row"
      className={cn(
        'block py-1.5 font-semibold @3xl:table-cell @3xl:px-4 @3xl:py-3 @3xl:align-top',
        className,
      )}
    >
      {cell(row)}
    </th>
  )
}
