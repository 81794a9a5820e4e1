import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList, type Described } from '#app/components/ui/description-list.tsx'
import { type CompetencyView } from '#app/domain/explorer/explorer-views.ts'

type CompetencyFactsProps = { competency: CompetencyView; url: string; caseUrl: string }

/** Where a competency stands, where it comes from and under which addresses it is found. */
export function CompetencyFacts({ competency, url, caseUrl }: CompetencyFactsProps) {
  const { t } = useTranslation('competencies')
  const { code, version, area, theme, sector, owner, igotRefId, provenance, formerCodes } = competency
  const facts: (Described | null)[] = [
    { term: t('facts.code'), description: code },
    { term: t('facts.status'), description: t('facts.verified') },
    { term: t('facts.version'), description: version },
    {
      term: t('facts.area'),
      description: (
        <Link to={`/competencies?type=${area.type}`} className="link">
          <NodeName name={area.name} nameHi={area.nameHi} />
        </Link>
      ),
    },
    theme && {
      term: t('inTheme').replace(/:\s*$/, ''),
      description: (
        <Link to={`/competencies/${theme.id}`} className="link">
          <NodeName name={theme.name} nameHi={theme.nameHi} />
        </Link>
      ),
    },
    sector ? { term: t('facts.sector'), description: <NodeName name={sector} nameHi={null} /> } : null,
    owner ? { term: t('facts.owner'), description: <NodeName name={owner} nameHi={null} /> } : null,
    provenance && {
      term: t('facts.provenance'),
      description: (
        <>
          {t(`facts.${provenance.source}`)}, <DateTime at={provenance.at} />
        </>
      ),
    },
    igotRefId ? { term: t('facts.igot'), description: igotRefId } : null,
    formerCodes.length > 0 ? { term: t('facts.former'), description: formerCodes.join(', ') } : null,
    { term: t('facts.address'), description: <span className="break-all">{url}</span> },
    {
      term: t('facts.forMachines'),
      description: (
        <a href={caseUrl} type="application/json" className="link">
          {t('facts.caseItem')}
        </a>
      ),
    },
  ]
  return (
    <Card as="section">
      <CardHeader title={t('facts.title')} />
      <DescriptionList stacked items={facts.filter((fact) => fact !== null)} />
    </Card>
  )
}
