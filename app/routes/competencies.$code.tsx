import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CompetencyCards } from '#app/components/competencies/competency-cards.tsx'
import { CompetencyFacts } from '#app/components/competencies/competency-facts.tsx'
import { definedTermJsonLd } from '#app/components/competencies/defined-term.ts'
import { LevelTable } from '#app/components/competencies/level-table.tsx'
import { NeedingPositions } from '#app/components/competencies/needing-positions.tsx'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { TeachingCourses } from '#app/components/competencies/teaching-courses.tsx'
import { useNonce } from '#app/components/shell/nonce.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { currentCaseService } from '#app/domain/explorer/case-service.server.ts'
import { CASE_PATH } from '#app/domain/explorer/case-address.ts'
import { type CompetencyAnswer, type CompetencyView } from '#app/domain/explorer/explorer-views.ts'
import { getCompetency } from '#app/domain/explorer/get-competency.server.ts'
import { parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

const paramsSchema = z.object({ code: z.string().min(1).max(100) })

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return [{ title: 'Karmashala' }]
  const { title, description, page } = loaded
  if (page.kind !== 'found') return [{ title }, { name: 'robots', content: 'noindex' }]
  return [
    { title },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: page.url },
    { tagName: 'link', rel: 'alternate', type: 'application/json', href: page.caseUrl },
  ]
}

type Missing = Exclude<CompetencyAnswer, { kind: 'found' } | { kind: 'moved' }> & { code: string }
type Page =
  { kind: 'found'; competency: CompetencyView; url: string; caseUrl: string; jsonLd: string } | Missing

const STATUS = { found: 200, retired: 410, unknown: 404 } as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { code } = parseParams(params, paramsSchema)
  const answer = await getCompetency({ code })
  // For ever: codes are never given twice.
  if (answer.kind === 'moved') throw redirect(`/competencies/${encodeURIComponent(answer.code)}`, 301)
  const viewer = await getViewer(request)
  const language = languageOf(request, viewer?.language)
  const t = getT(request, ['competencies', 'common'], viewer?.language)
  const page: Page = answer.kind === 'found' ? await toPage(answer.competency, language) : { ...answer, code }
  const headline = () => {
    if (answer.kind === 'unknown') return t('unknown.title', { code })
    const { name, nameHi } = answer.kind === 'found' ? answer.competency : answer
    return inLanguage(language, name, nameHi)
  }
  const description =
    answer.kind === 'found'
      ? inLanguage(language, answer.competency.description, answer.competency.descriptionHi)
      : ''
  return data(
    { title: `${headline()} · ${t('common:appName')}`, description, page },
    { status: STATUS[answer.kind] },
  )
}

async function toPage(competency: CompetencyView, language: string): Promise<Page> {
  const { appOrigin } = getRuntime()
  const identifier = (await currentCaseService()).identifierOf(competency.code)
  return {
    kind: 'found',
    competency,
    url: `${appOrigin}/competencies/${competency.code}`,
    caseUrl: `${appOrigin}${CASE_PATH}/CFItems/${identifier}`,
    jsonLd: definedTermJsonLd(competency, { appOrigin, language }),
  }
}

export default function CompetencyPage() {
  const { page } = useLoaderData<typeof loader>()
  return page.kind === 'found' ? <Found {...page} /> : <NotThere {...page} />
}

function Found({ competency, url, caseUrl, jsonLd }: Extract<Page, { kind: 'found' }>) {
  const { t, i18n } = useTranslation('competencies')
  const { code, name, nameHi, description, descriptionHi, area, theme, isTheme } = competency
  const isHindi = i18n.language === 'hi'
  const areaName = inLanguage(i18n.language, area.name, area.nameHi)
  const title = inLanguage(i18n.language, name, nameHi)
  return (
    <>
      <PageHeader
        eyebrow={t(isTheme ? 'kind.theme' : 'kind.subTheme', { area: areaName })}
        title={<NodeName name={name} nameHi={nameHi} />}
        description={
          description ? <NodeName name={description} nameHi={descriptionHi} /> : t('noDescription')
        }
        meta={
          <>
            <span className="font-semibold tabular-nums">{code}</span>
            <span>
              {t('inOtherLanguage')}
              <span lang={isHindi ? 'en' : 'hi'} className="font-semibold">
                {isHindi ? name : nameHi}
              </span>
            </span>
          </>
        }
        breadcrumbs={[
          { label: t('title'), to: '/competencies' },
          { label: areaName, to: `/competencies?type=${area.type}` },
          ...(theme
            ? [
                {
                  label: inLanguage(i18n.language, theme.name, theme.nameHi),
                  to: `/competencies/${theme.id}`,
                },
              ]
            : []),
          { label: title },
        ]}
        actions={
          <LinkButton to={`/framework/history/competency/${code}`} variant="secondary">
            {t('history')}
          </LinkButton>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-x-8">
        <div className="min-w-0 space-y-6">
          {competency.below.length > 0 && (
            <section aria-labelledby="below" className="space-y-4">
              <h2 id="below" className="text-xl font-semibold">
                {t('below.title')}
              </h2>
              <CompetencyCards competencies={competency.below.map((row) => ({ ...row, theme: null }))} />
            </section>
          )}
          <Section title={t('courses.title')}>
            <TeachingCourses code={code} name={title} courses={competency.courses} />
          </Section>
          <Section title={t('needed.title')}>
            <NeedingPositions code={code} positions={competency.positions} />
          </Section>
          <section aria-labelledby="levels">
            <h2 id="levels" className="mb-4 text-xl font-semibold">
              {t('levels.title')}
            </h2>
            <LevelTable levels={competency.levels} />
          </section>
          <Notes competency={competency} />
        </div>
        <CompetencyFacts competency={competency} url={url} caseUrl={caseUrl} />
      </div>
      <script
        type="application/ld+json"
        nonce={useNonce()}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: jsonLd }}
      />
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="section">
      <CardHeader title={title} />
      {children}
    </Card>
  )
}

/** What is wrong with the row in the published lists, in plain words. */
function Notes({ competency }: { competency: CompetencyView }) {
  const { t } = useTranslation('competencies')
  const { flags, isSelectable, namesakes } = competency
  if (flags.length === 0 && isSelectable && namesakes.length === 0) return null
  return (
    <Section title={t('flags.title')}>
      <ul className="list-disc space-y-2 pl-5">
        {flags.map((flag) => (
          <li key={flag}>{t(`flags.${flag}`)}</li>
        ))}
        {!isSelectable && !flags.includes('named-after-theme') && <li>{t('flags.notSelectable')}</li>}
        {namesakes.map(({ code, name, nameHi }) => (
          <li key={code}>
            {t('namesakes')}:{' '}
            <Link to={`/competencies/${code}`} className="link">
              {code} <NodeName name={name} nameHi={nameHi} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NotThere(page: Missing) {
  const { t, i18n } = useTranslation('competencies')
  const { code, near } = page
  const isRetired = page.kind === 'retired'
  return (
    <>
      <PageHeader
        title={
          page.kind === 'retired'
            ? t('retired.title', { name: inLanguage(i18n.language, page.name, page.nameHi) })
            : t('unknown.title', { code })
        }
        description={isRetired ? t('retired.text', { code }) : t('unknown.text')}
        breadcrumbs={[{ label: t('title'), to: '/competencies' }, { label: code }]}
      />
      {near.length > 0 && (
        <section aria-labelledby="near" className="mb-8 max-w-4xl space-y-4">
          <h2 id="near" className="text-xl font-semibold">
            {t(isRetired ? 'retired.near' : 'unknown.near')}
          </h2>
          <CompetencyCards competencies={near} />
        </section>
      )}

      <LinkButton to="/competencies">{t('unknown.search')}</LinkButton>
    </>
  )
}
