import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Check } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CompetencyList } from '#app/components/catalogue/competency-list.tsx'
import { CourseActions } from '#app/components/catalogue/course-actions.tsx'
import { CourseOutline } from '#app/components/catalogue/course-outline.tsx'
import { Duration } from '#app/components/catalogue/duration.tsx'
import { courseJsonLd } from '#app/components/catalogue/json-ld.ts'
import { SeatPrice } from '#app/components/catalogue/seat-price.tsx'
import { inLanguage } from '#app/lib/in-language.ts'
import { useNonce } from '#app/components/shell/nonce.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findStances } from '#app/domain/catalogue/find-stances.server.ts'
import { getCoursePage } from '#app/domain/catalogue/get-course-page.server.ts'
import { languageList } from '#app/domain/catalogue/language-name.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

const paramsSchema = z.object({ slug: z.string().min(1).max(200) })

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.title} · Karmashala` : 'Karmashala' },
  { name: 'description', content: loaded?.summary ?? '' },
  ...(loaded ? [{ tagName: 'link', rel: 'canonical', href: loaded.url }] : []),
  ...(loaded?.course.isOnSale ? [] : [{ name: 'robots', content: 'noindex' }]),
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug } = parseParams(params, paramsSchema)
  const viewer = await getViewer(request)
  const course = await orRespond(getCoursePage({ slug }))
  const stances = await findStances({ viewer, course })
  const language = languageOf(request, viewer?.language)
  const t = getT(request, 'provide', viewer?.language)
  const { details } = course
  const page = {
    title: inLanguage(language, details.title, details.titleHi),
    summary: inLanguage(language, details.summary, details.summaryHi),
    url: `${getRuntime().appOrigin}/courses/${course.slug}`,
    languageNames: languageList(course.languages, language),
    // Said here, so that the page does not fetch the texts of the authors' screens.
    licence: t(`licences.${details.licence}`),
    format: t(`standard.${course.standard as 'unknown'}`),
    course,
    stances,
  }
  // Who still holds a seat can go on; for everybody else the course is gone.
  const isUsable = course.isOnSale || stances.some(({ kind }) => kind === 'start' || kind === 'continue')
  return data(page, { status: isUsable ? 200 : 410 })
}

export default function CoursePage() {
  const { course, title, summary, stances } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('catalogue')
  const { details, provider } = course
  const isHindi = i18n.language === 'hi'
  const titleLanguage = isHindi && details.titleHi ? 'hi' : details.language
  const summaryLanguage = isHindi && details.summaryHi ? 'hi' : details.language
  return (
    <>
      <PageHeader
        title={<span lang={titleLanguage}>{title}</span>}
        eyebrow={t('course.by', { provider: inLanguage(i18n.language, provider.name, provider.nameHi) })}
        description={
          <p lang={summaryLanguage} className="whitespace-pre-line">
            {summary}
          </p>
        }
        breadcrumbs={[{ label: t('title'), to: '/catalogue' }, { label: title }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <Card as="section" aria-label={t('course.offer')} className="space-y-4 lg:col-start-2">
          {course.isOnSale ? (
            <Price paise={course.pricePerSeatPerYearInPaise} percent={course.gstRatePercent} />
          ) : (
            <Alert tone="warning" title={t('course.withdrawn')}>
              {t('course.withdrawnText')}
            </Alert>
          )}
          <CourseActions course={course} stances={stances} />
        </Card>
        <div className="min-w-0 space-y-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Section title={t('course.outcomes')}>
            <ul lang={details.language} className="space-y-2">
              {details.outcomes.map((outcome) => (
                <li key={outcome} className="flex gap-3">
                  <Icon icon={Check} className="mt-0.5 text-success" />
                  <span className="min-w-0">{outcome}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('course.competencies')} description={t('course.competenciesText')}>
            <CompetencyList tags={course.tags} />
          </Section>
          <Section title={t('course.contents')}>
            {course.isOnePiece ? (
              <p>{t('course.onePiece')}</p>
            ) : (
              <CourseOutline modules={course.modules} language={details.language} />
            )}
          </Section>
          {provider.description && (
            <Section title={t('course.aboutProvider')}>
              <p className="max-w-prose whitespace-pre-line">{provider.description}</p>
            </Section>
          )}
        </div>
        <Facts />
      </div>
      {course.isOnSale && <JsonLd />}
    </>
  )
}

function Section({
  title,
  description,
  children,
}: {
  title: string
  description?: string
  children: ReactNode
}) {
  return (
    <Card as="section">
      <CardHeader title={title} description={description} />
      {children}
    </Card>
  )
}

function Price({ paise, percent }: { paise: number; percent: number }) {
  const { t } = useTranslation('catalogue')
  return (
    <div>
      <p>
        <SeatPrice paise={paise} />
      </p>
      {paise > 0 && <p className="text-sm text-muted-foreground">{t('price.gst', { percent })}</p>}
    </div>
  )
}

function Facts() {
  const { course, languageNames, licence, format } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('catalogue')
  const { provider, details } = course
  return (
    <Card as="section" className="lg:col-start-2">
      <CardHeader title={t('facts.title')} />
      <DescriptionList
        stacked
        items={[
          {
            term: t('facts.provider'),
            description: (
              <Link to={`/catalogue?provider=${provider.id}`} className="link">
                {inLanguage(i18n.language, provider.name, provider.nameHi)}
              </Link>
            ),
          },
          { term: t('facts.language', { count: course.languages.length }), description: languageNames },
          { term: t('facts.duration'), description: <Duration minutes={details.durationInMinutes} /> },
          { term: t('facts.format'), description: format },
          { term: t('facts.licence'), description: licence },
          {
            term: t('facts.version'),
            description: (
              <>
                {t('facts.versionNumber', { number: course.versionNumber })}{' '}
                <DateTime at={course.publishedAt} />
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

function JsonLd() {
  const { course, url } = useLoaderData<typeof loader>()
  return (
    <script
      type="application/ld+json"
      nonce={useNonce()}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: courseJsonLd(course, url) }}
    />
  )
}
