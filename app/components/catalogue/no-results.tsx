import { Link, useSearchParams } from '@remix-run/react'
import { BookOpenText, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE_PATH, withoutChoices } from '#app/components/catalogue/catalogue-address.ts'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'

const TYPES = ['behavioural', 'functional', 'domain'] as const

type NoResultsProps = { text: string; isNarrowed: boolean }

/** Nothing was found, or there is nothing yet; either way what can be done next. */
export function NoResults({ text, isNarrowed }: NoResultsProps) {
  const { t } = useTranslation('catalogue')
  const [search] = useSearchParams()
  if (!text && !isNarrowed) {
    return (
      <EmptyState icon={BookOpenText} title={t('none.empty')}>
        {t('none.emptyText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('none.title')}
      actions={
        <>
          {isNarrowed && <LinkButton to={withoutChoices(search)}>{t('none.clear')}</LinkButton>}
          <LinkButton to={CATALOGUE_PATH} variant="secondary">
            {t('none.all')}
          </LinkButton>
        </>
      }
    >
      <ul className="list-disc space-y-1 pl-5 text-left">
        {isNarrowed && <li>{t('none.fewerFilters')}</li>}
        {text && <li>{t('none.fewerWords')}</li>}
        {text && <li>{t('none.otherScript')}</li>}
        <li>
          {t('none.browse')}{' '}
          {TYPES.map((type, index) => (
            <span key={type}>
              {index > 0 && ' · '}
              <Link to={`${CATALOGUE_PATH}?competencyType=${type}`} className="link">
                {t(`none.types.${type}`)}
              </Link>
            </span>
          ))}
        </li>
      </ul>
    </EmptyState>
  )
}
