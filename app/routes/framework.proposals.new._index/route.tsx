import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { may } from '#app/domain/access/policy.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const ways = ['competency', 'position', 'resource'] as const
  return {
    title: getT(request, 'framework', actor.language)('new.title'),
    ways: may(actor, 'framework.steward') ? ([...ways, 'retirement'] as const) : ways,
  }
}

export default function ChooseProposal() {
  const { title, ways } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('new.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      <ul className="space-y-4">
        {ways.map((way) => (
          <Card as="li" key={way}>
            <h2 className="text-lg font-semibold">
              <Link to={`/framework/proposals/new/${way}`} className="link">
                {t(`new.${way}`)}
              </Link>
            </h2>
            <p className="text-muted-foreground">{t(`new.${way}Lead`)}</p>
          </Card>
        ))}
      </ul>
    </div>
  )
}
