import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Waypoints } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { RoleNeeds } from '#app/components/competencies/role-needs.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { type PositionRoleView } from '#app/domain/explorer/explorer-views.ts'
import { getPosition } from '#app/domain/explorer/get-position.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { parseParams, refusalResponse } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

const paramsSchema = z.object({ positionId: z.string().min(1).max(100) })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Karmashala' },
  { name: 'description', content: data?.description ?? '' },
  ...(data ? [{ tagName: 'link', rel: 'canonical', href: data.url }] : []),
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { positionId } = parseParams(params, paramsSchema)
  const answer = await getPosition({ id: positionId })
  if (answer.kind === 'moved') throw redirect(`/framework/positions/${encodeURIComponent(answer.id)}`, 301)
  if (answer.kind === 'unknown') {
    throw refusalResponse(new DomainError('not_found', 'competencies:position.unknown'))
  }
  const { position } = answer
  const viewer = await getViewer(request)
  const language = languageOf(request, viewer?.language)
  const t = getT(request, 'common', viewer?.language)
  return {
    title: `${inLanguage(language, position.name, position.nameHi)} · ${t('appName')}`,
    description: inLanguage(language, position.description, position.descriptionHi),
    url: `${getRuntime().appOrigin}/framework/positions/${position.id}`,
    position,
  }
}

export default function PositionPage() {
  const { position } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('competencies')
  const { id, name, nameHi, department, departmentHi, designation, description, descriptionHi, roles } =
    position
  return (
    <>
      <PageHeader
        eyebrow={<NodeName name={department} nameHi={departmentHi} />}
        title={<NodeName name={name} nameHi={nameHi} />}
        description={description && <NodeName name={description} nameHi={descriptionHi} />}
        meta={
          <>
            <span className="font-semibold tabular-nums">{id}</span>
            <span lang="en">{designation}</span>
          </>
        }
        breadcrumbs={[
          { label: t('title'), to: '/competencies' },
          { label: t('positions.title'), to: '/framework' },
          { label: inLanguage(i18n.language, name, nameHi) },
        ]}
        actions={
          <>
            <LinkButton to={`/framework/map?show=position:${id}`} variant="secondary">
              <Icon icon={Waypoints} />
              {t('position.map')}
            </LinkButton>
            <LinkButton to={`/framework/history/position/${id}`} variant="secondary">
              {t('history')}
            </LinkButton>
          </>
        }
      />
      {position.isStarterData && <Alert className="mb-6">{t('positions.starter')}</Alert>}
      <div className="space-y-10">
        {roles.map((role, index) => (
          <Role key={role.id} role={role} number={index + 1} />
        ))}
      </div>
    </>
  )
}

function Role({ role, number }: { role: PositionRoleView; number: number }) {
  const { t } = useTranslation('competencies')
  const { id, name, nameHi, activities, needs } = role
  return (
    <section id={id} aria-labelledby={`${id}-name`} className="scroll-mt-4 space-y-5">
      <div className="border-b-2 border-accent pb-1">
        <p className="text-sm font-semibold text-muted-foreground">{t('position.role', { number })}</p>
        <h2 id={`${id}-name`} className="text-xl font-semibold">
          <NodeName name={name} nameHi={nameHi} />
        </h2>
      </div>
      <Card>
        <h3 className="mb-3 text-lg font-semibold">{t('position.activities')}</h3>
        {activities.length > 0 ? (
          <Activities activities={activities} />
        ) : (
          <p className="text-muted-foreground">{t('position.noActivities')}</p>
        )}
      </Card>
      <div>
        <h3 className="mb-3 break-after-avoid text-lg font-semibold">{t('position.competencies')}</h3>
        {needs.length > 0 ? (
          <RoleNeeds needs={needs} />
        ) : (
          <p className="text-muted-foreground">{t('position.noNeeds')}</p>
        )}
      </div>
    </section>
  )
}

function Activities({ activities }: Pick<PositionRoleView, 'activities'>) {
  const { t } = useTranslation('competencies')
  return (
    <ol className="list-decimal space-y-3 pl-5">
      {activities.map(({ id, name, nameHi, resources }) => (
        <li key={id} id={id} className="scroll-mt-4 break-inside-avoid">
          <NodeName name={name} nameHi={nameHi} />
          {resources.length > 0 && (
            <p className="text-sm text-muted-foreground">
              {t('position.resources')}:{' '}
              {resources.map((resource, index) => (
                <span key={resource.id}>
                  {index > 0 && '; '}
                  {resource.url ? (
                    <Link to={resource.url} className="link">
                      <NodeName {...resource} />
                    </Link>
                  ) : (
                    <NodeName {...resource} />
                  )}
                </span>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
