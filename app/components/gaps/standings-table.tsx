import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { type StandingView } from '#app/domain/gaps/gap-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** What the positions of one person need beside what they hold. */
export function StandingsTable({ standings }: { standings: readonly StandingView[] }) {
  const { t, i18n } = useTranslation('gaps')
  const inWords = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  return (
    <DataTable
      caption={t('person.caption')}
      hideCaption
      rows={standings}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'competency',
          header: t('map.competency'),
          rowHeader: true,
          cell: ({ code, name, nameHi }) => (
            <Link className="link" to={`/competencies/${code}`}>
              {inWords(name, nameHi)}
            </Link>
          ),
        },
        {
          key: 'required',
          header: t('people.required'),
          cell: ({ requiredLevel: level }) => t('level', { level }),
        },
        {
          key: 'held',
          header: t('people.held'),
          cell: ({ heldLevel: level }) => (level === 0 ? t('levelNone') : t('level', { level })),
        },
        {
          key: 'missing',
          header: t('person.missing'),
          cell: ({ delta }) =>
            delta === 0 ? (
              <StatusBadge tone="success">{t('person.met')}</StatusBadge>
            ) : (
              <StatusBadge tone="warning">{formatNumber(delta, i18n.language)}</StatusBadge>
            ),
        },
        {
          key: 'why',
          header: t('person.why'),
          cell: ({ because }) => (
            <ul className="space-y-1 text-sm">
              {because.map((cause) => (
                <li key={`${cause.positionId} ${cause.roleId}`}>
                  {t('person.because', {
                    role: inWords(cause.roleName, cause.roleNameHi),
                    position: inWords(cause.positionName, cause.positionNameHi),
                    reason: inWords(cause.reason, cause.reasonHi),
                  })}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}
