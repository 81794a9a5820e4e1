import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { gapPath, unitOf } from '#app/components/gaps/gap-path.ts'
import { PrintButton } from '#app/components/positions/print-button.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { readGapSearch } from '#app/domain/gaps/gap.schema.ts'
import { listPeopleShort } from '#app/domain/gaps/list-people-short.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.read')
  const { code, unit, page } = readGapSearch(request)
  const where = unitOf(unit)
  const people = await orRespond(listPeopleShort({ actor, code, page, ...where }))
  const { name, nameHi } = people.competency
  const t = getT(request, 'gaps')
  const isWhole = where.unit === undefined
  return {
    title: t('people.title', { competency: inLanguage(languageOf(request), name, nameHi) }),
    ...{ people, isWhole, unit: where.unit ?? null },
  }
}

export default function PeopleShort() {
  const { title, people, isWhole, unit } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('gaps')
  const { competency, items, total, page, pageSize } = people
  const where = { code: competency.code, ...(!isWhole && { unit }) }
  return (
    <>
      <PageHeader
        eyebrow={isWhole ? undefined : (unit ?? t('unit.none'))}
        title={title}
        description={
          total > 0 && t('people.lead', { count: total, number: formatNumber(total, i18n.language) })
        }
        breadcrumbs={[
          { label: t('title'), to: gapPath('') },
          ...(isWhole ? [] : [{ label: unit ?? t('unit.none'), to: gapPath('unit', { unit }) }]),
          { label: inLanguage(i18n.language, competency.name, competency.nameHi) },
        ]}
        actions={
          total > 0 && (
            <>
              <LinkButton to={gapPath('export/people.csv', where)} variant="secondary" reloadDocument>
                {t('action.csv')}
              </LinkButton>
              <PrintButton />
            </>
          )
        }
      />
      <DataTable
        caption={title}
        hideCaption
        rows={items}
        rowKey={({ membershipId }) => membershipId}
        empty={
          <EmptyState icon={CircleCheck} title={t('people.none')}>
            {t('people.noneLead')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('people.name'),
            rowHeader: true,
            cell: ({ membershipId, name }) => (
              <Link className="link" to={gapPath(`person/${membershipId}`)}>
                {name}
              </Link>
            ),
          },
          {
            key: 'designation',
            header: t('people.designation'),
            cell: ({ designation }) => designation ?? '–',
          },
          { key: 'unit', header: t('people.unit'), cell: (person) => person.unit ?? t('unit.none') },
          {
            key: 'required',
            header: t('people.required'),
            cell: ({ requiredLevel: level }) => t('level', { level }),
          },
          {
            key: 'held',
            header: t('people.held'),
            cell: ({ heldLevel: level }) => (level === 0 ? t('levelNone') : t('level', { level })),
          },
        ]}
      />
      <div className="mt-6">
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          pageTo={(to) => gapPath('people', { ...where, page: to })}
        />
      </div>
    </>
  )
}
