import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { PrintButton } from '#app/components/positions/print-button.tsx'
import { ClosingPlanView } from '#app/components/gaps/closing-plan.tsx'
import { gapPath } from '#app/components/gaps/gap-path.ts'
import { StandingsTable } from '#app/components/gaps/standings-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { may } from '#app/domain/access/policy.ts'
import { closeGaps } from '#app/domain/gaps/close-gaps.server.ts'
import { readGapSearch } from '#app/domain/gaps/gap.schema.ts'
import { gapsOfPerson } from '#app/domain/gaps/gaps-of-person.server.ts'
import { namePerson } from '#app/domain/gaps/name-person.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ membershipId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { membershipId } = parseParams(params, paramsSchema)
  const { minimise } = readGapSearch(request)
  const gaps = await orRespond(gapsOfPerson({ actor, membershipId }))
  const plan = await orRespond(closeGaps({ actor, scope: { kind: 'person', membershipId }, minimise }))
  const isOwn = membershipId === actor.acting.membershipId
  const t = getT(request, 'gaps')
  const name = isOwn ? actor.name : await orRespond(namePerson({ actor, membershipId }))
  return {
    title: isOwn ? t('person.own') : t('person.title', { name }),
    ...{ gaps, plan, isOwn, name, mayReadGaps: may(actor, 'gap.read') },
    // Whoever may read somebody's gaps may read their passport.
    passportPath: isOwn && may(actor, 'passport.read_own') ? '/passport' : `/people/${membershipId}/passport`,
  }
}

export default function PersonGaps() {
  const { title, gaps, plan, isOwn, name, mayReadGaps, passportPath } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('gaps')
  const { membershipId, positions, standings } = gaps
  return (
    <>
      <PageHeader
        eyebrow={gaps.unit}
        title={title}
        description={t('person.lead')}
        actions={
          <>
            <LinkButton to={passportPath} variant="secondary">
              {t('person.toPassport')}
            </LinkButton>
            {standings.length > 0 && (
              <>
                <LinkButton
                  to={gapPath(`person/${membershipId}/standings.csv`)}
                  variant="secondary"
                  reloadDocument
                >
                  {t('action.csv')}
                </LinkButton>
                <PrintButton />
              </>
            )}
          </>
        }
        meta={
          positions.length > 0 && (
            <span>
              {t('person.positions')}:{' '}
              {positions.map((one) => inLanguage(i18n.language, one.name, one.nameHi)).join(', ')}
            </span>
          )
        }
        breadcrumbs={
          mayReadGaps && !isOwn ? [{ label: t('title'), to: gapPath('') }, { label: name }] : undefined
        }
      />
      {standings.length === 0 ? (
        <EmptyState icon={UserRound} title={t('person.none')}>
          {t('person.noneLead')}
        </EmptyState>
      ) : (
        <div className="space-y-10">
          <StandingsTable standings={standings} />
          <section className="space-y-4">
            <h2 className="text-xl font-semibold">{isOwn ? t('action.closeOwn') : t('closing.title')}</h2>
            <ClosingPlanView
              plan={plan}
              pathFor={(minimise, show) => gapPath(`person/${membershipId}`, { minimise, show })}
              isPerson
              mayOrder={false}
              showsAll
            />
          </section>
        </div>
      )}
    </>
  )
}
