import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getT } from '#app/lib/i18n.server.ts'

const ABLE = ['keyboard', 'reader', 'zoom', 'motion', 'theme', 'language', 'script'] as const
const LIMITS = ['packages', 'player'] as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export function loader({ request }: LoaderFunctionArgs) {
  const t = getT(request, ['site', 'common'])
  return { title: `${t('accessibility.title')} – ${t('common:appName')}` }
}

export default function AccessibilityStatement() {
  const { t } = useTranslation(['site', 'common'])
  return (
    <>
      <PageHeader title={t('accessibility.title')} description={t('accessibility.lead')} />
      <div className="max-w-prose space-y-8">
        <Part heading={t('accessibility.standard.heading')}>
          <p>{t('accessibility.standard.text')}</p>
        </Part>
        <Part heading={t('accessibility.can.heading')}>
          <Points items={ABLE.map((key) => t(`accessibility.can.items.${key}`))} />
        </Part>
        <Part heading={t('accessibility.limits.heading')}>
          <Points items={LIMITS.map((key) => t(`accessibility.limits.items.${key}`))} />
        </Part>
        <Part heading={t('accessibility.report.heading')}>
          <p>{t('accessibility.report.text')}</p>
        </Part>
      </div>
    </>
  )
}

const Part = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <section className="space-y-2">
    <h2 className="text-xl font-semibold">{heading}</h2>
    {children}
  </section>
)

const Points = ({ items }: { items: string[] }) => (
  <ul className="list-disc space-y-2 pl-5 marker:text-accent">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)
