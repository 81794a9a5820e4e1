import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { type PositionNeeding, type RoleNeed } from '#app/domain/explorer/explorer-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type NeedingPositionsProps = { code: string; positions: readonly PositionNeeding[] }

/** Positions that need a competency: in which role, at which level and why. */
export function NeedingPositions({ code, positions }: NeedingPositionsProps) {
  const { t } = useTranslation('competencies')
  if (positions.length === 0) return <p className="text-muted-foreground">{t('needed.none')}</p>
  return (
    <ul className="divide-y">
      {positions.map(({ id, name, nameHi, department, departmentHi, needs }) => (
        <li key={id} className="break-inside-avoid space-y-2 py-4 first:pt-0 last:pb-0">
          <p>
            <Link to={`/framework/positions/${id}`} className="link font-semibold">
              <NodeName name={name} nameHi={nameHi} />
            </Link>{' '}
            <span className="text-sm text-muted-foreground">
              <NodeName name={department} nameHi={departmentHi} />
            </span>
          </p>
          <ul className="space-y-2">
            {needs.map((need) => (
              <Need key={`${need.role.id} ${need.code}`} need={need} isOfPage={need.code === code} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Need({ need, isOfPage }: { need: RoleNeed; isOfPage: boolean }) {
  const { t, i18n } = useTranslation('competencies')
  const { role, level, levelName, levelNameHi, name, nameHi, reason, reasonHi } = need
  const roleName = inLanguage(i18n.language, role.name, role.nameHi)
  return (
    <li className="space-y-1">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Badge tone="primary">
          {t('needed.level', { level, name: inLanguage(i18n.language, levelName, levelNameHi) })}
        </Badge>
        <span>{t('needed.role', { role: roleName })}</span>
        {!isOfPage && (
          <span className="font-medium">
            <NodeName name={name} nameHi={nameHi} />
          </span>
        )}
      </p>
      <p className="max-w-prose text-muted-foreground">
        {reason ? <NodeName name={reason} nameHi={reasonHi} /> : t('needed.noReason')}
      </p>
    </li>
  )
}
