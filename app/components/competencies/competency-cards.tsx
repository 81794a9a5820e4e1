import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { type CompetencySummary } from '#app/domain/explorer/explorer-views.ts'

type CompetencyCardsProps = { competencies: readonly CompetencySummary[]; headingLevel?: 2 | 3 }

/** Competencies one below the other, each with what it means. */
export function CompetencyCards({ competencies, headingLevel = 3 }: CompetencyCardsProps) {
  const { t } = useTranslation('competencies')
  const Heading = `h${headingLevel}` as const
  return (
    <ul className="space-y-3">
      {competencies.map(({ code, name, nameHi, description, descriptionHi, theme }) => (
        <Card key={code} as="li" className="break-inside-avoid space-y-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Heading className="text-lg font-semibold">
              <Link to={`/competencies/${code}`} className="link">
                <NodeName name={name} nameHi={nameHi} />
              </Link>
            </Heading>
            <span className="text-sm text-muted-foreground tabular-nums">{code}</span>
          </div>
          {theme && (
            <p className="text-sm text-muted-foreground">
              {t('inTheme')}
              <NodeName name={theme.name} nameHi={theme.nameHi} />
            </p>
          )}
          {description && (
            <p className="max-w-prose">
              <NodeName name={description} nameHi={descriptionHi} />
            </p>
          )}
        </Card>
      ))}
    </ul>
  )
}
