import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Tag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { historyPath } from '#app/components/framework/kind-path.ts'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listOwnTerms, type OwnTermView } from '#app/domain/competencies/own-terms.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.keep_own')
  return {
    title: getT(request, 'framework', actor.language)('terms.title'),
    terms: await orRespond(listOwnTerms({ actor })),
  }
}

export default function OwnTerms() {
  const { title, terms } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  const columns = useColumns()
  const dropped = terms.filter(({ isDropped }) => isDropped)
  const add = <LinkButton to="/framework/terms/new">{t('terms.add')}</LinkButton>
  return (
    <>
      <PageHeader
        title={title}
        description={t('terms.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
        actions={add}
      />
      <div className="space-y-8">
        <DataTable
          caption={title}
          hideCaption
          rows={terms.filter(({ isDropped }) => !isDropped)}
          rowKey={({ code }) => code}
          empty={
            <EmptyState icon={Tag} title={t('terms.empty')} actions={add}>
              {t('terms.emptyText')}
            </EmptyState>
          }
          columns={[
            ...columns,
            {
              key: 'actions',
              header: t('terms.actions'),
              cell: (term) =>
                term.openProposalId ? <span>{t('terms.isProposed')}</span> : <Ways term={term} />,
            },
          ]}
        />
        {dropped.length > 0 && (
          <DataTable
            caption={t('terms.dropped')}
            rows={dropped}
            rowKey={({ code }) => code}
            columns={columns}
          />
        )}
      </div>
    </>
  )
}

function useColumns(): Column<OwnTermView>[] {
  const { t, i18n } = useTranslation('framework')
  return [
    {
      key: 'name',
      header: t('terms.term'),
      rowHeader: true,
      cell: ({ code, name, nameHi }) => (
        <>
          <Link to={historyPath('competency', code)} className="link">
            {inLanguage(i18n.language, name, nameHi)}
          </Link>
          <span className="block text-sm font-normal text-muted-foreground">{code}</span>
        </>
      ),
    },
    { key: 'type', header: t('field.type'), cell: ({ type }) => t(`type.${type}`) },
    {
      key: 'theme',
      header: t('field.parentCode'),
      cell: ({ theme, themeHi }) => inLanguage(i18n.language, theme, themeHi),
    },
    {
      key: 'at',
      header: t('terms.keptAt'),
      cell: ({ keptAt }) => <DateTime at={keptAt} style="shortDate" />,
    },
  ]
}

function Ways({ term: { code, name, nameHi } }: { term: OwnTermView }) {
  const { t, i18n } = useTranslation('framework')
  const ways = [
    { to: 'change', label: t('terms.edit') },
    { to: 'proposal', label: t('terms.propose') },
    { to: 'retirement', label: t('terms.dropLink') },
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {ways.map(({ to, label }) => (
        <li key={to}>
          <Link to={`/framework/terms/${code}/${to}`} className="link">
            {label}
            <span className="sr-only">: {inLanguage(i18n.language, name, nameHi)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
