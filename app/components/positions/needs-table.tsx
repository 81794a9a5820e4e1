import { useTranslation } from 'react-i18next'
import { EvidenceList } from '#app/components/positions/evidence-list.tsx'
import { LevelBar } from '#app/components/positions/level-bar.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type HeldView, type NeedView } from '#app/domain/positions/passport-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type TableProps<Row> = { caption: string; rows: readonly Row[]; membershipId: string }

/** What a position needs beside what is held, the largest gaps first. */
export function NeedsTable({ caption, rows, membershipId }: TableProps<NeedView>) {
  const { t } = useTranslation('positions')
  const { held, evidence } = useHeldColumns<NeedView>(membershipId)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'competency',
          header: t('passport.competency'),
          rowHeader: true,
          className: '@3xl:w-2/5',
          cell: (need) => (
            <>
              <CompetencyName competency={need} />
              <Reasons need={need} />
            </>
          ),
        },
        {
          key: 'required',
          header: t('passport.required'),
          cell: ({ requiredLevel }) => (
            <span className="whitespace-nowrap">{t('level', { level: requiredLevel })}</span>
          ),
        },
        { ...held, cell: (need) => <Held held={need} required={need.requiredLevel} /> },
        {
          key: 'state',
          header: t('passport.state'),
          cell: ({ missing }) =>
            missing === 0 ? (
              <StatusBadge tone="success">{t('passport.met')}</StatusBadge>
            ) : (
              <StatusBadge tone="warning">{t('passport.short', { count: missing })}</StatusBadge>
            ),
        },
        evidence,
      ]}
    />
  )
}

/** What somebody can do beyond what the position asks for. */
export function HeldTable({ caption, rows, membershipId }: TableProps<HeldView>) {
  const { t } = useTranslation('positions')
  const { held, evidence } = useHeldColumns<HeldView>(membershipId)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'competency',
          header: t('passport.competency'),
          rowHeader: true,
          className: '@3xl:w-2/5',
          cell: (one) => <CompetencyName competency={one} />,
        },
        { ...held, cell: (one) => <Held held={one} /> },
        evidence,
      ]}
    />
  )
}

function useHeldColumns<Row extends HeldView>(membershipId: string) {
  const { t } = useTranslation('positions')
  const evidence: Column<Row> = {
    key: 'evidence',
    header: t('passport.evidence'),
    cell: (row) => <EvidenceList evidence={row.evidence} membershipId={membershipId} />,
  }
  return { held: { key: 'held', header: t('passport.held') }, evidence }
}

function CompetencyName({ competency: { code, name, nameHi } }: { competency: HeldView }) {
  const { i18n } = useTranslation()
  return (
    <>
      <a href={`/competencies/${code}`} className="link">
        {inLanguage(i18n.language, name, nameHi)}
      </a>{' '}
      <span className="text-sm font-normal whitespace-nowrap text-muted-foreground">{code}</span>
    </>
  )
}

function Reasons({ need: { because } }: { need: NeedView }) {
  const { t, i18n } = useTranslation('positions')
  const say = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  return (
    <ul className="mt-1 space-y-1 text-sm font-normal text-muted-foreground">
      {because.map((cause) => (
        <li key={`${cause.positionName} ${cause.roleName}`}>
          <span className="text-foreground">
            {t('passport.because', {
              role: say(cause.roleName, cause.roleNameHi),
              position: say(cause.positionName, cause.positionNameHi),
            })}
          </span>
          {cause.reason && <>: {say(cause.reason, cause.reasonHi)}</>}
        </li>
      ))}
    </ul>
  )
}

function Held({ held: { heldLevel, heldSince }, required }: { held: HeldView; required?: number }) {
  const { t, i18n } = useTranslation('positions')
  return (
    <span className="block">
      <LevelBar held={heldLevel} required={required} />
      <span className="block whitespace-nowrap">
        {heldLevel === 0 ? t('passport.notHeld') : t('level', { level: heldLevel })}
      </span>
      {heldSince && (
        <span className="block text-sm text-muted-foreground" suppressHydrationWarning>
          {t('passport.heldSince', { day: formatDate(heldSince, i18n.language, 'shortDate') })}
        </span>
      )}
    </span>
  )
}
