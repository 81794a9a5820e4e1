import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { ArrowRight, ClipboardCheck, GraduationCap, Landmark, PencilRuler, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { getT } from '#app/lib/i18n.server.ts'

const GROUPS = [
  { key: 'learner', icon: GraduationCap, to: '/learn' },
  { key: 'ministry', icon: Landmark, to: '/orders' },
  { key: 'provider', icon: PencilRuler, to: '/provide' },
  { key: 'validator', icon: ClipboardCheck, to: '/validate' },
] as const

const STEPS = ['author', 'check', 'validate', 'learn'] as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Karmashala' },
  { name: 'description', content: data?.description ?? '' },
]

export function loader({ request }: LoaderFunctionArgs) {
  const t = getT(request, ['site', 'common'])
  return { title: `${t('common:appName')} – ${t('home.title')}`, description: t('home.lead') }
}

export default function Home() {
  return (
    <>
      <Hero />
      <Groups />
      <Steps />
    </>
  )
}

function Hero() {
  const { t } = useTranslation(['site', 'common'])
  return (
    <section className="full-bleed relative -mt-8 overflow-hidden bg-primary-subtle py-12 sm:-mt-10 sm:py-20">
      <Lattice className="absolute inset-y-0 right-0 hidden h-full w-1/2 text-primary lg:block" />
      <div className="relative max-w-3xl">
        <h1 className="text-3xl font-bold sm:text-4xl lg:text-5xl">{t('home.heading')}</h1>
        <p className="mt-4 max-w-2xl text-lg">{t('home.lead')}</p>
        <Form action="/catalogue" role="search" className="mt-8">
          <label htmlFor="search" className="font-semibold">
            {t('home.search.label')}
          </label>
          <div className="mt-2 flex max-w-2xl flex-col gap-2 sm:flex-row">
            <Input
              id="search"
              type="search"
              name="q"
              placeholder={t('home.search.placeholder')}
              aria-describedby="search-hint"
              className="min-h-13 flex-1 text-lg"
            />
            <Button type="submit" size="lg">
              <Icon icon={Search} />
              {t('common:action.search')}
            </Button>
          </div>
          <p id="search-hint" className="mt-2 text-sm">
            {t('home.search.hint')}{' '}
            <Link to="/catalogue" className="link">
              {t('home.search.browse')}
            </Link>
          </p>
        </Form>
      </div>
    </section>
  )
}

/** A jali, the pierced stone screen of public buildings, fading towards the text. */
function Lattice({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" focusable="false" className={className}>
      <defs>
        <pattern id="jali" width="88" height="88" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" strokeWidth="1.5">
            <path d="M22 22h44v44H22zM44 12.9 75.1 44 44 75.1 12.9 44z" />
            <path d="M44 0v12.9M44 75.1V88M0 44h12.9M75.1 44H88M0 0l22 22M88 0 66 22M0 88l22-22M88 88 66 66" />
            <circle cx="44" cy="44" r="9" />
          </g>
        </pattern>
        <linearGradient id="fade">
          <stop offset="0.15" stopColor="#000" />
          <stop offset="1" stopColor="#fff" />
        </linearGradient>
        <mask id="faded">
          <rect width="100%" height="100%" fill="url(#fade)" />
        </mask>
      </defs>
      <rect width="100%" height="100%" fill="url(#jali)" mask="url(#faded)" opacity="0.22" />
    </svg>
  )
}

function Groups() {
  const { t } = useTranslation(['site', 'common'])
  return (
    <section aria-labelledby="groups" className="py-12 sm:py-16">
      <h2 id="groups" className="text-2xl font-bold">
        {t('home.groups.heading')}
      </h2>
      <ul className="mt-6 grid gap-5 md:grid-cols-2">
        {GROUPS.map(({ key, icon, to }) => (
          <Card key={key} as="li" padding="none" className="flex gap-4 p-5 sm:p-6">
            <span className="grid size-12 shrink-0 place-items-center rounded-md bg-primary-subtle text-primary">
              <Icon icon={icon} size="lg" />
            </span>
            <div className="flex min-w-0 flex-col">
              <h3 className="text-xl font-semibold">{t(`home.groups.${key}.title`)}</h3>
              <p className="mt-2 flex-1 text-muted-foreground">{t(`home.groups.${key}.text`)}</p>
              <p className="mt-3">
                <Link to={to} className="link inline-flex min-h-8 items-center gap-1.5 font-semibold">
                  {t(`home.groups.${key}.action`)}
                  <Icon icon={ArrowRight} size="sm" />
                </Link>
              </p>
            </div>
          </Card>
        ))}
      </ul>
    </section>
  )
}

function Steps() {
  const { t } = useTranslation(['site', 'common'])
  return (
    <section aria-labelledby="steps" className="border-t pt-12 sm:pt-16">
      <h2 id="steps" className="text-2xl font-bold">
        {t('home.trust.heading')}
      </h2>
      <ol className="mt-6 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {STEPS.map((step, index) => (
          <li key={step} className="border-t-3 border-accent pt-4">
            <p aria-hidden="true" className="text-sm font-semibold text-muted-foreground tabular-nums">
              {index + 1}
            </p>
            <h3 className="text-lg font-semibold">{t(`home.trust.steps.${step}.title`)}</h3>
            <p className="mt-1 text-muted-foreground">{t(`home.trust.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
