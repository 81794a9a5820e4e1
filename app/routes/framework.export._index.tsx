import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExplorerTabs } from '#app/components/competencies/explorer-tabs.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { CASE_PATH } from '#app/domain/explorer/case-address.ts'
import { currentCaseService } from '#app/domain/explorer/case-service.server.ts'
import { FRAMEWORK_FILES } from '#app/domain/explorer/framework-file-names.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { getViewer } from '#app/viewer.server.ts'

const ABOUT = {
  'framework.json': 'framework',
  'positions.csv': 'positions',
  'designations.csv': 'designations',
  'competencies-v6.json': 'competenciesV6',
  'case-package.json': 'casePackage',
} as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Karmashala' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await getViewer(request)
  const t = getT(request, ['competencies', 'common'], viewer?.language)
  const { cfPackage } = await currentCaseService()
  const { changedAt } = await currentFramework()
  return {
    title: `${t('export.title')} · ${t('common:appName')}`,
    service: `${getRuntime().appOrigin}${CASE_PATH}`,
    documentId: cfPackage.CFDocument.identifier,
    changedAt: changedAt.toISOString(),
  }
}

export default function Exports() {
  const { changedAt } = useLoaderData<typeof loader>()
  const { t } = useTranslation('competencies')
  return (
    <>
      <PageHeader
        title={t('export.title')}
        description={t('export.lead')}
        meta={
          <span>
            {t('export.changed')}: <DateTime at={changedAt} />
          </span>
        }
      />
      <ExplorerTabs />
      <section aria-labelledby="files" className="mb-10">
        <h2 id="files" className="mb-4 text-xl font-semibold">
          {t('export.files')}
        </h2>
        <DataTable
          caption={t('export.files')}
          hideCaption
          rows={FRAMEWORK_FILES}
          rowKey={(file) => file}
          columns={[
            {
              key: 'file',
              header: t('export.file'),
              rowHeader: true,
              cell: (file) => (
                <a
                  href={`/framework/export/${file}`}
                  download={`karmashala-${file}`}
                  className="link break-all"
                >
                  {file}
                </a>
              ),
            },
            {
              key: 'contents',
              header: t('export.contents'),
              cell: (file) => t(`export.about.${ABOUT[file]}`),
            },
          ]}
        />
      </section>
      <CaseService />
    </>
  )
}

function CaseService() {
  const { service, documentId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('competencies')
  const operations = [
    { path: '/CFDocuments', answers: t('export.documents'), isLink: true },
    { path: `/CFPackages/${documentId}`, answers: t('export.package'), isLink: true },
    { path: '/CFItems/{id}', answers: t('export.item'), isLink: false },
    { path: '/CFItemAssociations/{id}', answers: t('export.associations'), isLink: false },
    { path: '/CFAssociations/{id}', answers: t('export.association'), isLink: false },
  ]
  return (
    <section aria-labelledby="service">
      <h2 id="service" className="mb-2 text-xl font-semibold">
        {t('export.service')}
      </h2>
      <p className="mb-4 max-w-prose">{t('export.serviceText')}</p>
      <DataTable
        caption={t('export.service')}
        hideCaption
        rows={operations}
        rowKey={({ path }) => path}
        columns={[
          {
            key: 'address',
            header: t('export.address'),
            rowHeader: true,
            cell: ({ path, isLink }) =>
              isLink ? (
                <a href={`${service}${path}`} className="link font-normal break-all">
                  {service}
                  {path}
                </a>
              ) : (
                <span className="font-normal break-all">
                  {service}
                  {path}
                </span>
              ),
          },
          { key: 'answers', header: t('export.answers'), cell: ({ answers }) => answers },
        ]}
      />
      <p className="mt-4 max-w-prose text-muted-foreground">{t('export.pages')}</p>
    </section>
  )
}
