import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PackageOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FindingsList } from '#app/components/courses/findings-list.tsx'
import { PackageContents } from '#app/components/courses/package-contents.tsx'
import { PackageFacts } from '#app/components/courses/package-facts.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { type PackageView } from '#app/domain/packages/package-view.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from '../provide.courses.$courseId/workspace.server.ts'
import { receivePackage } from './receive-package.server.ts'
import { UploadForm } from './upload-form.tsx'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const course = await requireWorkspace(request, params)
  return { course, title: `${getT(request, 'provide')('package.title')}: ${course.details.title}` }
}

/** The form without JavaScript. With it the file goes to the upload route, which answers the script. */
export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const result = await receivePackage({ request, ...author })
  if (result.status === 'refused') return data({ refusal: result.refusal }, { status: result.httpStatus })
  return redirect(`/provide/courses/${author.courseId}/package?saved=package`)
}

export default function Package() {
  const { course } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal ?? null
  const { t } = useTranslation('provide')
  const { module, isEditable, version } = course
  return (
    <section className="max-w-4xl space-y-6">
      <h2 className="text-xl font-semibold">{t('package.title')}</h2>
      {isEditable && (
        // A new package begins with an empty form.
        <UploadForm
          key={module?.package.id}
          courseId={course.id}
          refusal={refusal}
          isReplacing={module !== null}
        />
      )}
      {module ? (
        <PackageReport
          pkg={module.package}
          previewTo={(itemId) => `/preview/${version.id}/${module.id}/${encodeURIComponent(itemId)}`}
        />
      ) : (
        <EmptyState icon={PackageOpen} title={t('package.none')} level={3}>
          {t('package.noneText')}
        </EmptyState>
      )}
    </section>
  )
}

type PackageReportProps = { pkg: PackageView; previewTo: (itemId: string) => string }

function PackageReport({ pkg, previewTo }: PackageReportProps) {
  const { t } = useTranslation('provide')
  return (
    <>
      <Card as="section">
        <CardHeader title={t('package.found')} level={3} />
        <PackageFacts pkg={pkg} />
      </Card>
      <Card as="section">
        <CardHeader title={t('package.contents')} description={t('package.contentsText')} level={3} />
        <PackageContents items={pkg.organizations} previewTo={previewTo} />
      </Card>
      <Card as="section">
        <CardHeader title={t('package.findings')} level={3} />
        {pkg.findings.length > 0 ? (
          <FindingsList findings={pkg.findings} level={4} />
        ) : (
          <p>
            <span className="font-medium">{t('package.noFindings')}.</span> {t('package.noFindingsText')}
          </p>
        )}
      </Card>
    </>
  )
}
