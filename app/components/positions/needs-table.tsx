import { useTranslation } from 'react-i18next'
import { EvidenceList } from '#app/components/positions/evidence-list.tsx'
import { LevelBar } from '#app/components/positions/level-bar.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type HeldView, type NeedView } from '#app/domain/positions/passport-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type TableProps<Row> = { caption: string; rows: readonly Row[]; membershipId: string }

/** What a position needs beside what is held, the largest gaps first. */
export function NeedsTable({ caption, rows, membershipId }: TableProps<NeedView>) {
  const { t } = useTranslation('positions')
  return (
    <DataTable
      className="print:hidden"
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
        {
          key: 'held',
          header: t('passport.held'),
          className: '@3xl:w-1/3',
          cell: (need) => <Held held={need} required={need.requiredLevel} membershipId={membershipId} />,
        },
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
      ]}
    />
  )
}

/** What somebody can do beyond what the position asks for. */
export function HeldTable({ caption, rows, membershipId }: TableProps<HeldView>) {
  const { t } = useTranslation('positions')
  return (
    <DataTable
      className="print:hidden"
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
        {
          key: 'held',
          header: t('passport.held'),
          cell: (one) => <Held held={one} membershipId={membershipId} />,
        },
      ]}
    />
  )
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

type HeldProps = { held: HeldView; required?: number; membershipId: string }

function Held({ held: { heldLevel, heldSince, evidence }, required, membershipId }: HeldProps) {
  const { t, i18n } = useTranslation('positions')
  return (
    <div className="space-y-2">
      <div>
        <LevelBar held={heldLevel} required={required} />{' '}
        <span className="whitespace-nowrap">
          {heldLevel === 0 ? t('passport.notHeld') : t('level', { level: heldLevel })}
        </span>{' '}
        {heldSince && (
          <span className="text-sm whitespace-nowrap text-muted-foreground" suppressHydrationWarning>
            {t('passport.heldSince', { day: formatDate(heldSince, i18n.language, 'shortDate') })}
          </span>
        )}
      </div>
      <EvidenceList evidence={evidence} membershipId={membershipId} />
    </div>
  )
}
