import { type CoverageCell, type CoverageHole } from '@karmashala/frac'
import { Link } from '@remix-run/react'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type CoverageRowView } from '#app/domain/courses/competency-views.ts'
import { TAG_ROLES } from '#app/domain/courses/course.schema.ts'

type CoverageTableProps = {
  caption: string
  rows: readonly CoverageRowView[]
  modules: readonly { id: string; title: string }[]
  /** Where a hole can be filled; absent for those who may only look. */
  mendTo?: (code: string, hole: CoverageHole) => string
}

/** Competency × taught, practised, assessed, with every hole in a sentence. */
export function CoverageTable({ caption, rows, modules, mendTo }: CoverageTableProps) {
  const { t, i18n } = useTranslation('provide')
  const pick = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  const columns: Column<CoverageRowView>[] = [
    {
      key: 'competency',
      header: t('tags.competency'),
      rowHeader: true,
      cell: ({ name, nameHi }) => pick(name, nameHi),
    },
    ...TAG_ROLES.map((role) => ({
      key: role,
      header: t(`tags.roles.${role}`),
      cell: ({ cells }: CoverageRowView) => <Cell cell={cells[role]} modules={modules} />,
    })),
    {
      key: 'holes',
      header: t('tags.missing'),
      cell: ({ code, name, nameHi, holes }) =>
        holes.length === 0 ? (
          <span className="inline-flex items-center gap-2">
            <Icon icon={CircleCheck} size="sm" className="text-success" />
            {t('tags.fits')}
          </span>
        ) : (
          <ul className="space-y-2 text-left">
            {holes.map((hole) => (
              <li key={hole.kind}>
                <Hole hole={hole} name={pick(name, nameHi)} to={mendTo?.(code, hole)} />
              </li>
            ))}
          </ul>
        ),
    },
  ]
  return <DataTable caption={caption} hideCaption columns={columns} rows={rows} rowKey={({ code }) => code} />
}

type CellProps = { cell: CoverageCell | null; modules: CoverageTableProps['modules'] }

function Cell({ cell, modules }: CellProps) {
  const { t } = useTranslation('provide')
  if (!cell) return <span className="text-muted-foreground">{t('tags.nothing')}</span>
  const placeOf = (moduleId: string | null) =>
    modules.find(({ id }) => id === moduleId)?.title ?? t('tags.whole')
  const isWhole = cell.where.every(({ moduleId }) => moduleId === null)
  if (isWhole) return <>{t('tags.cell', { level: cell.level })}</>
  return (
    <ul className="space-y-1">
      {cell.where.map(({ moduleId, level }) => (
        <li key={moduleId ?? 'course'}>
          {t('tags.cell', { level })}
          <span className="block text-sm text-muted-foreground">{placeOf(moduleId)}</span>
        </li>
      ))}
    </ul>
  )
}

type HoleProps = { hole: CoverageHole; name: string; to: string | undefined }

function Hole({ hole: { kind, claimed, found, mend }, name, to }: HoleProps) {
  const { t } = useTranslation('provide')
  const values = { role: t(`tags.roles.${mend.role}`), level: mend.level }
  return (
    <>
      <span className="flex items-start gap-2">
        <Icon icon={CircleAlert} size="sm" className="mt-1 text-warning" />
        <span className="min-w-0">{t(`tags.holes.${kind}`, { claimed, found })}</span>
      </span>
      {to && (
        <Link
          to={to}
          className="link ml-6 inline-block py-1"
          aria-label={t('tags.mendNamed', { ...values, name })}
        >
          {t('tags.mend', values)}
        </Link>
      )}
    </>
  )
}
