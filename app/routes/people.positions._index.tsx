import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { SearchX, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '#app/components/ui/button.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { may } from '#app/domain/access/policy.ts'
import { listPositions } from '#app/domain/positions/list-positions.server.ts'
import { searchSchema, WITHOUT_POSITION } from '#app/domain/positions/position.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const querySchema = z.object({
  q: searchSchema,
  unit: z.string().max(200).catch(''),
  position: z.string().max(60).catch(''),
  page: pageNumber,
})
type Filter = Omit<z.infer<typeof querySchema>, 'page'>

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.read')
  const { page, ...filter } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { q: search, unit, position: positionId } = filter
  return {
    title: getT(request, 'positions')('list.title'),
    list: await orRespond(listPositions({ actor, search, unit, positionId, page })),
    filter,
    mayImport: may(actor, 'position.assign'),
  }
}

export default function Positions() {
  const { title, list, filter, mayImport } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('positions')
  const { items, total, page, pageSize } = list
  const isFiltered = Object.values(filter).some(Boolean)
  const importLink = mayImport && <LinkButton to="/people/positions/import">{t('list.import')}</LinkButton>
  return (
    <>
      <PageHeader title={title} description={t('list.lead')} actions={importLink} />
      <div className="space-y-6">
        {(isFiltered || total > 0) && <FilterForm />}
        {isFiltered && total > 0 && <p role="status">{t('list.found', { count: total })}</p>}
        <DataTable
          caption={t('list.caption')}
          hideCaption
          rows={items}
          rowKey={({ membershipId }) => membershipId}
          empty={
            isFiltered ? (
              <EmptyState icon={SearchX} title={t('list.notFound')}>
                {t('list.notFoundText')}
              </EmptyState>
            ) : (
              <EmptyState icon={Users} title={t('list.empty')} actions={importLink}>
                {t('list.emptyText')}
              </EmptyState>
            )
          }
          columns={[
            {
              key: 'name',
              header: t('list.name'),
              rowHeader: true,
              cell: ({ membershipId, name, employeeNumber }) => (
                <>
                  <Link to={`/people/${membershipId}/passport`} className="link">
                    {name}
                  </Link>{' '}
                  {employeeNumber && (
                    <span className="text-sm font-normal text-muted-foreground">{employeeNumber}</span>
                  )}
                </>
              ),
            },
            { key: 'unit', header: t('list.unit'), cell: ({ unit }) => unit ?? t('noUnit') },
            {
              key: 'position',
              header: t('list.position'),
              cell: ({ positions }) =>
                positions.length === 0 ? (
                  <span className="text-muted-foreground">{t('list.none')}</span>
                ) : (
                  <span className="flex flex-col gap-1">
                    {positions.map(({ positionId, name, nameHi }) => (
                      <span key={positionId}>{inLanguage(i18n.language, name, nameHi)}</span>
                    ))}
                  </span>
                ),
            },
            {
              key: 'since',
              header: t('list.since'),
              cell: ({ positions }) => (
                <span className="flex flex-col gap-1">
                  {positions.map(({ positionId, from }) => (
                    <DateTime key={positionId} at={from} style="shortDate" />
                  ))}
                </span>
              ),
            },
          ]}
        />
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          pageTo={(number) =>
            `/people/positions?${new URLSearchParams({ ...filter, page: String(number) }).toString()}`
          }
        />
      </div>
    </>
  )
}

/** A plain GET form, so that every narrowed list has an address. */
function FilterForm() {
  const { list, filter } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('positions')
  const values: Filter = filter
  return (
    <Form method="get" role="search" key={Object.values(values).join('|')} className="space-y-3">
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]">
        <Field label={t('list.search')} id="q">
          {(control) => <Input {...control} type="search" name="q" defaultValue={values.q} />}
        </Field>
        <Field label={t('list.unit')} id="unit">
          {(control) => (
            <Select
              {...control}
              name="unit"
              defaultValue={values.unit}
              placeholder={t('list.allUnits')}
              options={list.units.map((unit) => ({ value: unit, label: unit }))}
            />
          )}
        </Field>
        <Field label={t('list.position')} id="position">
          {(control) => (
            <Select
              {...control}
              name="position"
              defaultValue={values.position}
              placeholder={t('list.allPositions')}
              options={[
                { value: WITHOUT_POSITION, label: t('list.withoutPosition') },
                ...list.held.map(({ positionId, name, nameHi }) => ({
                  value: positionId,
                  label: inLanguage(i18n.language, name, nameHi),
                })),
              ]}
            />
          )}
        </Field>
        <Button type="submit" variant="secondary">
          {t('list.filter')}
        </Button>
      </div>
      {Object.values(values).some(Boolean) && (
        <Link to="/people/positions" className="link">
          {t('list.clear')}
        </Link>
      )}
    </Form>
  )
}
