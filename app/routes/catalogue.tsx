import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  Form,
  isRouteErrorResponse,
  useLoaderData,
  useNavigation,
  useRouteError,
  useSearchParams,
} from '@remix-run/react'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CATALOGUE_FORM_ID,
  CATALOGUE_PATH,
  pageAddress,
} from '#app/components/catalogue/catalogue-address.ts'
import { ChosenFilters } from '#app/components/catalogue/chosen-filters.tsx'
import { CourseCard } from '#app/components/catalogue/course-card.tsx'
import { FacetPanel } from '#app/components/catalogue/facet-panel.tsx'
import { NoResults } from '#app/components/catalogue/no-results.tsx'
import { useLiveForm } from '#app/components/catalogue/use-live-form.ts'
import { ErrorPage } from '#app/components/shell/error-page.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { type CatalogueView } from '#app/domain/catalogue/catalogue-view.ts'
import { readCatalogueQuery } from '#app/domain/catalogue/read-catalogue-query.ts'
import { searchCatalogue } from '#app/domain/catalogue/search-catalogue.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Karmashala' },
  { name: 'description', content: data?.description ?? '' },
  { tagName: 'link', rel: 'canonical', href: data?.canonical ?? CATALOGUE_PATH },
  // Every combination of filters is a page; search engines need only the courses behind them.
  ...(data?.isNarrowed || data?.catalogue.text ? [{ name: 'robots', content: 'noindex, follow' }] : []),
]

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { query, isCut } = readCatalogueQuery(searchParams)
  const viewer = await getViewer(request)
  const language = languageOf(request, viewer?.language)
  const catalogue = await orRespond(searchCatalogue({ query, language }))
  // Courses go and pages become fewer; an old link to the last one should still show something.
  if (catalogue.total > 0 && query.page > catalogue.pageCount) {
    throw redirect(pageAddress(searchParams, catalogue.pageCount))
  }
  const t = getT(request, ['catalogue', 'common'], viewer?.language)
  const title = query.text ? t('titleOf', { query: query.text }) : t('title')
  return {
    title: `${title} · ${t('common:appName')}`,
    description: t('lead'),
    canonical: `${getRuntime().appOrigin}${CATALOGUE_PATH}`,
    catalogue,
    isCut,
    isNarrowed: Object.keys(query.filters).length > 0,
  }
}

export default function Catalogue() {
  const { catalogue } = useLoaderData<typeof loader>()
  const { t } = useTranslation('catalogue')
  const form = useRef<HTMLFormElement>(null)
  const { onSubmit, send } = useLiveForm(form)
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <Form
        ref={form}
        id={CATALOGUE_FORM_ID}
        action={CATALOGUE_PATH}
        role="search"
        onSubmit={onSubmit}
        className="mb-8"
      >
        <label htmlFor="q" className="font-semibold">
          {t('search.label')}
        </label>
        <div className="mt-2 flex max-w-3xl flex-col gap-2 sm:flex-row">
          <Input
            id="q"
            type="search"
            name="q"
            defaultValue={catalogue.text}
            aria-describedby="q-hint"
            enterKeyHint="search"
            className="min-h-13 flex-1 text-lg"
          />
          <Button type="submit" size="lg">
            <Icon icon={Search} />
            {t('search.submit')}
          </Button>
        </div>
        <p id="q-hint" className="mt-2 text-sm text-muted-foreground">
          {t('search.hint')}
        </p>
      </Form>
      <div className="grid items-start gap-6 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-8">
        <FacetPanel facets={catalogue.facets} onChange={send} />
        <Results onSort={send} />
      </div>
    </>
  )
}

function Results({ onSort }: { onSort: () => void }) {
  const { catalogue, isCut, isNarrowed } = useLoaderData<typeof loader>()
  const { t } = useTranslation('catalogue')
  const [search] = useSearchParams()
  const { cards, facets, text, isRelaxed, page, pageCount } = catalogue
  return (
    <section aria-labelledby="results" aria-busy={useNavigation().state === 'loading'} className="space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h2 id="results" className="text-xl font-semibold">
            {t('results.title')}
          </h2>
          <p role="status" suppressHydrationWarning>
            {useCountText(catalogue)}
          </p>
        </div>
        {cards.length > 0 && <Sort value={catalogue.sort} hasText={text !== ''} onSort={onSort} />}
      </div>
      <ChosenFilters facets={facets} />
      {isCut && <Alert tone="warning">{t('results.cut')}</Alert>}
      {isRelaxed && <Alert title={t('results.relaxed', { query: text })}>{t('results.relaxedText')}</Alert>}
      {cards.length > 0 ? (
        <ul className="space-y-4">
          {cards.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </ul>
      ) : (
        <NoResults text={text} isNarrowed={isNarrowed} />
      )}
      <Pagination page={page} pageCount={pageCount} pageTo={(number) => pageAddress(search, number)} />
    </section>
  )
}

function useCountText({ total, isAtLimit, text }: CatalogueView): string {
  const { t, i18n } = useTranslation('catalogue')
  const number = formatNumber(total, i18n.language)
  if (isAtLimit) return t('results.atLimit', { number })
  return text
    ? t('results.countOf', { count: total, number, query: text })
    : t('results.count', { count: total, number })
}

const SORTS = ['relevance', 'newest', 'shortest', 'cheapest'] as const
type SortProps = { value: CatalogueView['sort']; hasText: boolean; onSort: () => void }

function Sort({ value, hasText, onSort }: SortProps) {
  const { t } = useTranslation('catalogue')
  // Without words there is no best match, and the newest come first.
  const sorts = hasText ? SORTS : SORTS.filter((sort) => sort !== 'newest')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor="sort" className="text-sm font-semibold">
        {t('sort.label')}
      </label>
      <Select
        id="sort"
        name="sort"
        form={CATALOGUE_FORM_ID}
        defaultValue={!hasText && value === 'newest' ? 'relevance' : value}
        onChange={onSort}
        options={sorts.map((sort) => ({
          value: sort,
          label: t(`sort.${sort === 'relevance' && !hasText ? 'newest' : sort}`),
        }))}
        className="w-52"
      />
      <noscript>
        <Button type="submit" form={CATALOGUE_FORM_ID} variant="secondary">
          {t('sort.apply')}
        </Button>
      </noscript>
    </div>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { t } = useTranslation('catalogue')
  if (!isRouteErrorResponse(error) || error.status !== 502) return <ErrorPage />
  return (
    <div className="max-w-prose py-6 sm:py-12">
      <h1 className="text-3xl font-bold">{t('unavailable.title')}</h1>
      <p className="mt-4 text-lg">{t('unavailable.text')}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton to={CATALOGUE_PATH} reloadDocument>
          {t('unavailable.again')}
        </LinkButton>
        <LinkButton to="/" variant="secondary">
          {t('unavailable.home')}
        </LinkButton>
      </div>
    </div>
  )
}
