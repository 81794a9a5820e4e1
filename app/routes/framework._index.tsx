import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Search, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ExplorerTabs } from '#app/components/competencies/explorer-tabs.tsx'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { type PositionSummary } from '#app/domain/explorer/explorer-views.ts'
import { listPositions } from '#app/domain/explorer/list-positions.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Karmashala' },
  { name: 'description', content: data?.description ?? '' },
  { tagName: 'link', rel: 'canonical', href: data?.canonical ?? '/framework' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const viewer = await getViewer(request)
  const t = getT(request, ['competencies', 'common'], viewer?.language)
  return {
    title: `${t('positions.title')} · ${t('common:appName')}`,
    description: t('positions.lead'),
    canonical: `${getRuntime().appOrigin}/framework`,
    list: await listPositions({
      query: searchParams.get('q') ?? '',
      department: searchParams.get('department') || null,
      page: pageNumber.parse(searchParams.get('page') ?? 1),
    }),
  }
}

export default function Positions() {
  const { list } = useLoaderData<typeof loader>()
  const { t } = useTranslation('competencies')
  const { positions, query, department, page, pageCount } = list
  const pageTo = (at: number) => {
    const chosen = { ...(query && { q: query }), ...(department && { department }), page: String(at) }
    return `/framework?${new URLSearchParams(chosen).toString()}`
  }
  return (
    <>
      <PageHeader title={t('positions.title')} description={t('positions.lead')} />
      <ExplorerTabs />
      <Finder />
      <p role="status" className="mb-4">
        {t('positions.countOf', { count: list.found, total: list.total })}
      </p>
      {positions.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={t('positions.none')}
          actions={<LinkButton to="/framework">{t('positions.all')}</LinkButton>}
        >
          {t('positions.noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {positions.map((position) => (
            <PositionCard key={position.id} position={position} />
          ))}
        </ul>
      )}
      <div className="mt-6">
        <Pagination page={page} pageCount={pageCount} pageTo={pageTo} />
      </div>
    </>
  )
}

function Finder() {
  const { list } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('competencies')
  const { query, department, departments } = list
  return (
    <Form
      action="/framework"
      role="search"
      className="mb-6 flex max-w-4xl flex-col gap-x-3 gap-y-4 sm:flex-row sm:items-end print:hidden"
    >
      <div className="flex-1 space-y-1.5">
        <label htmlFor="q" className="block font-semibold">
          {t('positions.find')}
        </label>
        <p id="q-hint" className="text-sm text-muted-foreground">
          {t('positions.hint')}
        </p>
        <Input id="q" type="search" name="q" key={query} defaultValue={query} aria-describedby="q-hint" />
      </div>
      <div className="space-y-1.5 sm:w-72">
        <label htmlFor="department" className="block font-semibold">
          {t('positions.department')}
        </label>
        <Select
          id="department"
          name="department"
          key={department}
          defaultValue={department ?? ''}
          placeholder={t('positions.allDepartments')}
          options={departments.map(({ name, nameHi, count }) => ({
            value: name,
            label: `${inLanguage(i18n.language, name, nameHi)} (${count})`,
          }))}
        />
      </div>
      <Button type="submit">
        <Icon icon={Search} />
        {t('positions.submit')}
      </Button>
    </Form>
  )
}

function PositionCard({ position }: { position: PositionSummary }) {
  const { t, i18n } = useTranslation('competencies')
  const { id, name, nameHi, department, departmentHi, designation, roles, competencyCount } = position
  return (
    <Card as="li" className="break-inside-avoid space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg font-semibold">
          <Link to={`/framework/positions/${id}`} className="link">
            <NodeName name={name} nameHi={nameHi} />
          </Link>
        </h2>
        <span className="text-sm text-muted-foreground tabular-nums">{id}</span>
      </div>
      <p className="text-sm text-muted-foreground">
        <span lang="en">{designation}</span> · <NodeName name={department} nameHi={departmentHi} />
      </p>
      <p>
        {t('positions.roles')}
        {roles.map((role) => inLanguage(i18n.language, role.name, role.nameHi)).join(' · ')}
      </p>
      <p className="text-sm text-muted-foreground">
        {t('positions.competencies', { count: competencyCount })}
      </p>
    </Card>
  )
}
