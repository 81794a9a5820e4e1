import { Link } from '@remix-run/react'
import { BookOpenText, CircleCheck } from 'lucide-react'
import { type TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { formatMoney, formatNumber } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { type ClosingCourse, type ClosingPlan } from '#app/domain/gaps/gap-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

const LEFT_AT_FIRST = 15
const CHOICES = ['courses', 'hours', 'price'] as const

type ClosingPlanProps = {
  plan: ClosingPlan
  pathFor: (minimise: ClosingPlan['minimise'], show?: 'all') => string
  isPerson: boolean
  mayOrder: boolean
  /** Whether everything that stays open is listed. */
  showsAll: boolean
}

/** Which courses close the gaps, what that takes, how good the choice is, and what stays open. */
export function ClosingPlanView({ plan, pathFor, isPerson, mayOrder, showsAll }: ClosingPlanProps) {
  const { t } = useTranslation('gaps')
  // On a person's page this stands below a heading of its own.
  const level = isPerson ? 3 : 2
  if (plan.gaps.all === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('closing.none')} level={level}>
        {isPerson ? t('person.allMet') : t('closing.noneLead')}
      </EmptyState>
    )
  }
  return (
    <div className="space-y-6">
      <p className="max-w-prose text-muted-foreground">{t('closing.lead')}</p>
      <TabLinks
        label={t('closing.minimise')}
        items={CHOICES.map((choice) => ({
          ...{ to: pathFor(choice), label: t(`closing.${choice}`), isCurrent: plan.minimise === choice },
        }))}
      />
      {plan.courses.length === 0 ? (
        <EmptyState
          icon={BookOpenText}
          title={t('closing.noCourses')}
          level={level}
          actions={<LinkButton to="/catalogue">{t('action.catalogue')}</LinkButton>}
        >
          {t('closing.noCoursesLead')}
        </EmptyState>
      ) : (
        <>
          <Totals plan={plan} isPerson={isPerson} />
          <Courses plan={plan} isPerson={isPerson} mayOrder={mayOrder} />
          {!isPerson && (
            <p className="max-w-prose text-sm text-muted-foreground">
              {t('closing.seatsHint')} {!mayOrder && t('closing.who')}
            </p>
          )}
        </>
      )}
      {plan.left.length > 0 && (
        <Left
          plan={plan}
          isPerson={isPerson}
          level={level}
          allAt={showsAll ? null : pathFor(plan.minimise, 'all')}
        />
      )}
    </div>
  )
}

const hoursOf = (t: TFunction<'gaps'>, language: string, minutes: number): string => {
  const hours = minutes / 60
  return t('hours', { count: hours, hours: formatNumber(hours, language, { maximumFractionDigits: 1 }) })
}

function Totals({ plan, isPerson }: { plan: ClosingPlan; isPerson: boolean }) {
  const { t, i18n } = useTranslation('gaps')
  const number = (value: number) => formatNumber(value, i18n.language)
  const inHours = (minutes: number) => hoursOf(t, i18n.language, minutes)
  const { cost, gaps, people } = plan
  const of = (count: { all: number; closed: number }) =>
    t('closing.ofAll', { closed: number(count.closed), all: number(count.all) })
  const facts = [
    { term: t('closing.sumCourses'), value: number(cost.courses) },
    ...(isPerson ? [] : [{ term: t('closing.sumSeats'), value: number(cost.seats) }]),
    { term: t('closing.sumHours'), value: inHours(cost.minutes) },
    { term: t('closing.sumPrice'), value: <Money paise={cost.priceInPaise} /> },
    { term: t('closing.sumGaps'), value: of(gaps) },
    ...(isPerson ? [] : [{ term: t('closing.sumPeople'), value: of(people) }]),
  ]
  const { atLeast } = plan
  const leastIn = {
    courses: number,
    hours: inHours,
    price: (paise: number) => formatMoney(paise, i18n.language),
  }
  const least = atLeast === null ? '' : leastIn[plan.minimise](atLeast)
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt className="text-sm text-muted-foreground">{term}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 border-t pt-3 text-sm text-muted-foreground">
        {plan.atLeast === null ? t('closing.exact') : t(`closing.near.${plan.minimise}`, { least })}
      </p>
    </Card>
  )
}

type CoursesProps = { plan: ClosingPlan; isPerson: boolean; mayOrder: boolean }

function Courses({ plan, isPerson, mayOrder }: CoursesProps) {
  const { t, i18n } = useTranslation('gaps')
  const number = (value: number) => formatNumber(value, i18n.language)
  const forMany: Column<ClosingCourse>[] = [
    { key: 'seats', header: t('closing.seats'), align: 'end', cell: ({ people }) => number(people) },
    {
      key: 'total',
      header: t('closing.total'),
      align: 'end',
      cell: ({ people, pricePerSeatPerYearInPaise }) => <Money paise={people * pricePerSeatPerYearInPaise} />,
    },
  ]
  const columns: Column<ClosingCourse>[] = [
    {
      key: 'course',
      header: t('closing.course'),
      rowHeader: true,
      cell: ({ slug, title, titleHi, providerName }) => (
        <>
          <Link className="link" to={`/courses/${slug}`}>
            {inLanguage(i18n.language, title, titleHi)}
          </Link>
          <span className="block text-sm font-normal text-muted-foreground">{providerName}</span>
        </>
      ),
    },
    {
      key: 'closes',
      header: t('closing.closes'),
      cell: ({ closes }) => (
        <ul className="space-y-1">
          {closes.map(({ code, name, nameHi, people }) => {
            const competency = inLanguage(i18n.language, name, nameHi)
            const words = { competency, count: people, number: number(people) }
            return <li key={code}>{isPerson ? competency : t('closing.closesFor', words)}</li>
          })}
        </ul>
      ),
    },
    {
      key: 'time',
      header: t('closing.time'),
      align: 'end',
      cell: ({ minutes }) => hoursOf(t, i18n.language, minutes),
    },
    {
      key: 'price',
      header: t('closing.price1'),
      align: 'end',
      cell: ({ pricePerSeatPerYearInPaise }) => <Money paise={pricePerSeatPerYearInPaise} />,
    },
    ...(isPerson ? [] : forMany),
    ...(mayOrder
      ? [
          {
            key: 'order',
            header: t('closing.order'),
            hideHeader: true,
            cell: (course: ClosingCourse) => <OrderLink course={course} />,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={t('closing.caption')}
      columns={columns}
      rows={plan.courses}
      rowKey={({ courseId }) => courseId}
    />
  )
}

function OrderLink({ course }: { course: ClosingCourse }) {
  const { t, i18n } = useTranslation('gaps')
  const { slug, title, titleHi, people } = course
  const search = new URLSearchParams({ course: slug, seats: String(people) })
  const name = inLanguage(i18n.language, title, titleHi)
  const words = { count: people, number: formatNumber(people, i18n.language), course: name }
  return (
    <Link
      className="link print:hidden"
      to={`/orders/new?${search.toString()}`}
      aria-label={t('closing.orderFor', words)}
    >
      {t('closing.order')}
    </Link>
  )
}

type LeftProps = {
  plan: ClosingPlan
  isPerson: boolean
  level: 2 | 3
  /** Where the whole list is; null when this is the whole. */
  allAt: string | null
}

function Left({ plan: { left }, isPerson, level, allAt }: LeftProps) {
  const { t, i18n } = useTranslation('gaps')
  const Heading = `h${level}` as const
  const shown = allAt === null ? left : left.slice(0, LEFT_AT_FIRST)
  return (
    <section className="space-y-3">
      <Heading className="text-lg font-semibold">{t('closing.left')}</Heading>
      <DataTable
        caption={t('closing.leftCaption')}
        hideCaption
        rows={shown}
        rowKey={({ code, level }) => `${code} ${level}`}
        columns={[
          {
            key: 'name',
            header: t('map.competency'),
            rowHeader: true,
            cell: ({ code, name, nameHi }) => (
              <Link className="link" to={`/competencies/${code}`}>
                {inLanguage(i18n.language, name, nameHi)}
              </Link>
            ),
          },
          { key: 'level', header: t('closing.leftLevel'), cell: ({ level }) => t('level', { level }) },
          {
            key: 'taught',
            header: t('closing.leftTaught'),
            cell: ({ highestTaught }) =>
              highestTaught === 0 ? t('closing.noCourse') : t('level', { level: highestTaught }),
          },
          ...(isPerson
            ? []
            : [
                {
                  ...{ key: 'people', header: t('closing.leftPeople'), align: 'end' as const },
                  cell: ({ people }: ClosingPlan['left'][number]) => formatNumber(people, i18n.language),
                },
              ]),
        ]}
      />
      {allAt !== null && left.length > shown.length && (
        <p className="print:hidden">
          <Link className="link inline-block min-h-6" to={allAt} preventScrollReset>
            {t('closing.leftAll', { count: left.length, number: formatNumber(left.length, i18n.language) })}
          </Link>
        </p>
      )}
    </section>
  )
}
