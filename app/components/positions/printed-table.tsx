import { useTranslation } from 'react-i18next'
import { EvidenceList } from '#app/components/positions/evidence-list.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { type HeldView, type NeedView } from '#app/domain/positions/passport-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type PrintedTableProps = {
  caption: string
  rows: readonly (HeldView & Partial<NeedView>)[]
  membershipId: string
}

const CELL = 'border p-2 align-top'

/** On paper the cards of a narrow screen would take page after page: one line for each competency instead. */
export function PrintedTable({ caption, rows, membershipId }: PrintedTableProps) {
  const { t, i18n } = useTranslation('positions')
  const say = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  const level = (one: number | undefined) => (one ? t('level', { level: one }) : '–')
  return (
    <table className="hidden w-full border-collapse text-left text-xs print:table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {(['competency', 'required', 'held', 'evidence'] as const).map((name) => (
            <th key={name} scope="col" className={CELL}>
              {t(`passport.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className="break-inside-avoid">
            <th scope="row" className={CELL}>
              {say(row.name, row.nameHi)} <span className="font-normal">{row.code}</span>
              {row.because?.map(({ roleName, roleNameHi, reason, reasonHi }) => (
                <p key={roleName} className="font-normal">
                  {say(roleName, roleNameHi)}: {say(reason, reasonHi)}
                </p>
              ))}
            </th>
            <td className={`${CELL} whitespace-nowrap`}>{level(row.requiredLevel)}</td>
            <td className={`${CELL} whitespace-nowrap`}>
              {level(row.heldLevel)}
              {row.heldSince && (
                <p suppressHydrationWarning>
                  {t('passport.heldSince', { day: formatDate(row.heldSince, i18n.language, 'shortDate') })}
                </p>
              )}
            </td>
            <td className={CELL}>
              <EvidenceList evidence={row.evidence} membershipId={membershipId} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
