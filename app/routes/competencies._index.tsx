import { COMPETENCY_AREAS } from '@karmashala/frac'
import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Search, SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AreaBrowser } from '#app/components/competencies/area-browser.tsx'
import { CompetencyCards } from '#app/components/competencies/competency-cards.tsx'
import { ExplorerTabs } from '#app/components/competencies/explorer-tabs.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { searchCompetencies } from '#app/domain/explorer/search-competencies.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Karmashala' },
  { name: 'description', content: data?.description ?? '' },
  { tagName: 'link', rel: 'canonical', href: data?.canonical ?? '/competencies' },
  ...(data?.search.query ? [{ name: 'robots', content: 'noindex, follow' }] : []),
]

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const viewer = await getViewer(request)
  const search = await searchCompetencies({
    query: searchParams.get('q') ?? '',
    type: COMPETENCY_AREAS.find((area) => area.type === searchParams.get('type'))?.type,
    page: pageNumber.parse(searchParams.get('page') ?? 1),
  })
  const t = getT(request, ['competencies', 'common'], viewer?.language)
  const title = search.query ? t('titleOf', { query: search.query }) : t('title')
  return {
    title: `${title} · ${t('common:appName')}`,
    description: t('lead'),
    canonical: `${getRuntime().appOrigin}/competencies`,
    search,
    areas: COMPETENCY_AREAS.map(({ type, name, nameHi }) => ({ type, name, nameHi })),
  }
}

export default function Competencies() {
  const { search } = useLoaderData<typeof loader>()
  const { t } = useTranslation('competencies')
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        actions={
          <LinkButton to="/framework/proposals?show=mine" variant="secondary">
            {t('propose')}
          </LinkButton>
        }
      />
      <ExplorerTabs />
      <SearchForm />
      {search.found && <Results />}
      {search.total === 0 && <AreaBrowser areas={search.areas} />}
    </>
  )
}

function SearchForm() {
  const { search, areas } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('competencies')
  const types = areas.map(({ type, name, nameHi }) => ({
    value: type,
    label: inLanguage(i18n.language, name, nameHi),
  }))
  return (
    <Form action="/competencies" role="search" className="mb-10 max-w-4xl print:hidden">
      <div className="flex flex-col gap-x-3 gap-y-4 sm:flex-row sm:items-end">
        <div className="flex-1 space-y-1.5">
          <label htmlFor="q" className="block font-semibold">
            {t('search.label')}
          </label>
          <Input
            id="q"
            type="search"
            name="q"
            key={search.query}
            defaultValue={search.query}
            maxLength={200}
            aria-describedby="q-hint"
            enterKeyHint="search"
          />
        </div>
        <div className="space-y-1.5 sm:w-48">
          <label htmlFor="type" className="block font-semibold">
            {t('search.area')}
          </label>
          <Select
            id="type"
            name="type"
            key={search.type}
            defaultValue={search.type ?? ''}
            placeholder={t('search.allAreas')}
            options={types}
          />
        </div>
        <Button type="submit">
          <Icon icon={Search} />
          {t('search.submit')}
        </Button>
      </div>
      <p id="q-hint" className="mt-2 text-sm text-muted-foreground">
        {t('search.hint')}
      </p>
    </Form>
  )
}

function Results() {
  const { search } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('competencies')
  const { query, type, found, total, page, pageCount } = search
  const number = formatNumber(total, i18n.language)
  const pageTo = (at: number) => {
    const address = new URLSearchParams({
      q: query,
      ...(type && { type }),
      ...(at > 1 && { page: String(at) }),
    })
    return `/competencies?${address.toString()}`
  }
  if (!found || found.length === 0) {
    return (
      <div className="mb-12">
        <EmptyState
          icon={SearchX}
          title={t('search.none', { query })}
          actions={
            <LinkButton to="/competencies" variant="secondary">
              {t('search.all')}
            </LinkButton>
          }
        >
          {t('search.noneText')}
        </EmptyState>
      </div>
    )
  }
  return (
    <section aria-labelledby="results" className="mb-12 space-y-4">
      <div>
        <h2 id="results" className="text-2xl font-semibold">
          {t('search.results')}
        </h2>
        <p role="status" suppressHydrationWarning>
          {t('search.count', { count: total, number, query })}
        </p>
      </div>
      <CompetencyCards competencies={found} />
      <Pagination page={page} pageCount={pageCount} pageTo={pageTo} />
    </section>
  )
}
