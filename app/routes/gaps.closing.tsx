import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ClosingPlanView } from '#app/components/gaps/closing-plan.tsx'
import { gapPath, unitOf } from '#app/components/gaps/gap-path.ts'
import { PrintButton } from '#app/components/positions/print-button.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { may } from '#app/domain/access/policy.ts'
import { closeGaps } from '#app/domain/gaps/close-gaps.server.ts'
import { readGapSearch } from '#app/domain/gaps/gap.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'gap.read')
  const search = readGapSearch(request)
  const { unit } = unitOf(search.unit)
  const scope = unit === undefined ? { kind: 'ministry' as const } : { kind: 'unit' as const, unit }
  const plan = await orRespond(closeGaps({ actor, scope, minimise: search.minimise }))
  const isWhole = unit === undefined
  return {
    title: getT(request, 'gaps')('closing.title'),
    ...{
      plan,
      isWhole,
      unit: unit ?? null,
      mayOrder: may(actor, 'order.raise'),
      showsAll: search.show === 'all',
    },
  }
}

export default function Closing() {
  const { title, plan, isWhole, unit, mayOrder, showsAll } = useLoaderData<typeof loader>()
  const { t } = useTranslation('gaps')
  const where = isWhole ? {} : { unit }
  const place = isWhole ? t('unit.whole') : (unit ?? t('unit.none'))
  return (
    <>
      <PageHeader
        eyebrow={place}
        title={title}
        breadcrumbs={[
          { label: t('title'), to: gapPath('') },
          ...(isWhole ? [] : [{ label: place, to: gapPath('unit', { unit }) }]),
          { label: title },
        ]}
        actions={
          <>
            {plan.courses.length > 0 && (
              <LinkButton
                to={gapPath('export/closing.csv', { ...where, minimise: plan.minimise })}
                variant="secondary"
                reloadDocument
              >
                {t('action.csv')}
              </LinkButton>
            )}
            {plan.left.length > 0 && (
              <LinkButton to={gapPath('export/left.csv', where)} variant="secondary" reloadDocument>
                {t('action.csvLeft')}
              </LinkButton>
            )}
            {plan.gaps.all > 0 && <PrintButton />}
          </>
        }
      />
      <ClosingPlanView
        plan={plan}
        pathFor={(minimise, show) => gapPath('closing', { ...where, minimise, show })}
        isPerson={false}
        mayOrder={mayOrder}
        showsAll={showsAll}
      />
    </>
  )
}
