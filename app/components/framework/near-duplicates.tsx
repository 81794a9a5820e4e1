import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { historyPath } from '#app/components/framework/kind-path.ts'
import { type NearDuplicate } from '#app/domain/competencies/proposal-views.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type NearDuplicatesProps = {
  kind: NodeKind
  duplicates: readonly NearDuplicate[]
  /** Before sending: asks to look, and says how to send it all the same. */
  asks?: boolean
}

/** What has a like name already, how like it is, and why. */
export function NearDuplicates({ kind, duplicates, asks = false }: NearDuplicatesProps) {
  const { t, i18n } = useTranslation('framework')
  return (
    <Alert tone="warning" live={asks} title={t(asks ? 'duplicates.title' : 'duplicates.exist')}>
      {asks && <p>{t('duplicates.lead')}</p>}
      <ul className="mt-3 space-y-3">
        {duplicates.map(({ id, proposalId, name, nameHi, similarity, why, isRetired, isPrivate }) => (
          <li key={id}>
            {proposalId === null ? (
              <Link
                className="link"
                to={kind === 'competency' && !isPrivate ? `/competencies/${id}` : historyPath(kind, id)}
              >
                {id} {inLanguage(i18n.language, name, nameHi)}
              </Link>
            ) : (
              <span className="font-semibold">{inLanguage(i18n.language, name, nameHi)}</span>
            )}
            <span className="block text-sm text-muted-foreground">
              {t('duplicates.alike', { percent: Math.round(similarity * 100) })}
              {why.length > 0 && <> · {why.map((reason) => t(`why.${reason}`)).join(', ')}</>}
              {proposalId !== null && <> · {t('duplicates.proposed')}</>}
              {isRetired && <> · {t('duplicates.retired')}</>}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
