import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { CirclePlay, PackageOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PackageFacts } from '#app/components/courses/package-facts.tsx'
import { PackageReport } from '#app/components/packages/package-report.tsx'
import { readUrgency } from '#app/components/packages/urgency.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type CourseWorkspace } from '#app/domain/courses/course-views.ts'
import { findIncomingPackage } from '#app/domain/packages/find-incoming-package.server.ts'
import { listUnfinishedUploads } from '#app/domain/packages/own-upload.server.ts'
import { isUnderWay } from '#app/domain/packages/package-state.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { log } from '#app/lib/log.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import {
  readWorkspaceAgain,
  requireAuthor,
  requireWorkspace,
} from '../provide.courses.$courseId/workspace.server.ts'
import { IncomingCard } from './incoming-card.tsx'
import { uploadByForm } from './upload-by-form.server.ts'
import { UploadForm } from './upload-form.tsx'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await requireWorkspace(request, params)
  const author = await requireAuthor(request, params, 'course.list_own')
  const incoming = found.isEditable ? await orRespond(findIncomingPackage(author)) : null
  return {
    // What was still being checked may have become the module between the two, and then nobody would look again.
    course: found.isEditable && !incoming ? await readWorkspaceAgain(request, params) : found,
    incoming,
    unfinished: found.isEditable ? await orRespond(listUnfinishedUploads(author)) : [],
    urgency: readUrgency(new URL(request.url).searchParams),
    title: `${getT(request, 'provide')('package.title')}: ${found.details.title}`,
  }
}

/** The form without JavaScript. With it the file goes piece by piece to another address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  try {
    await uploadByForm({ request, ...author })
    return redirect(`/provide/courses/${author.courseId}/package`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    return data({ refusal: encodeMessage(error.key, error.params) }, { status: STATUS_OF[error.code] })
  }
}

export default function Package() {
  const { course, incoming, unfinished, urgency } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal ?? null
  const { t } = useTranslation('provide')
  const { module, isEditable, id } = course
  const hasArrived = useArrival(course) && !incoming
  const isChecking = incoming !== null && isUnderWay(incoming.state)
  const reportPath = (packageId: string) => `/provide/courses/${id}/package/report/${packageId}`
  return (
    <div className="max-w-4xl space-y-6">
      <h2 className="text-xl font-semibold">{t('package.title')}</h2>
      <div role="status">{hasArrived && <Alert tone="success">{t('saved.package')}</Alert>}</div>
      {incoming && <IncomingCard courseId={id} incoming={incoming} />}
      {isEditable && (
        <UploadForm
          courseId={id}
          refusal={refusal}
          unfinished={unfinished}
          isReplacing={module !== null || isChecking}
        />
      )}
      {incoming?.report && (
        <PackageReport
          pkg={incoming.report}
          urgency={urgency}
          downloadTo={reportPath(incoming.id)}
          title={t('report.titleOf', { name: incoming.originalName })}
          isTurnedDown={incoming.state === 'refused'}
        />
      )}
      {module && (
        <Card as="section" className="space-y-4">
          <CardHeader
            title={t('package.found')}
            level={3}
            actions={<PreviewLink course={course} module={module} />}
          />
          {module.otherParts && (
            <Alert tone="warning" title={t('package.otherParts')}>
              {t('package.otherPartsText', module.otherParts)}{' '}
              <Link to={`/provide/courses/${id}/completion`} className="link">
                {t('package.otherPartsLink')}
              </Link>
            </Alert>
          )}
          <PackageFacts pkg={module.package} />
        </Card>
      )}
      {module && !incoming?.report && (
        <PackageReport
          pkg={module.package}
          urgency={urgency}
          downloadTo={reportPath(module.package.id)}
          title={t('report.title')}
          previewTo={(itemId) => previewPath(course, module.id, itemId)}
        />
      )}
      {!module && !isEditable && (
        <EmptyState icon={PackageOpen} title={t('package.none')} level={3}>
          {t('package.noneText')}
        </EmptyState>
      )}
    </div>
  )
}

type Module = NonNullable<CourseWorkspace['module']>

const previewPath = ({ version }: CourseWorkspace, moduleId: string, itemId: string): string =>
  `/preview/${version.id}/${moduleId}/${encodeURIComponent(itemId)}`

/** The first thing to do with a package that has just been accepted: take it as a learner would. */
function PreviewLink({ course, module }: { course: CourseWorkspace; module: Module }) {
  const { t } = useTranslation('provide')
  const first = module.package.launchable[0]
  if (!first) return null
  return (
    <LinkButton to={previewPath(course, module.id, first.identifier)} className="print:hidden">
      <Icon icon={CirclePlay} />
      {t('package.previewAll')}
    </LinkButton>
  )
}

/** True once a package has become that of the course while somebody looks at the page. */
function useArrival({ id, module }: CourseWorkspace): boolean {
  const present = { id, packageId: module?.package.id }
  const [seenFirst] = useState(present)
  return seenFirst.id === id && present.packageId !== undefined && present.packageId !== seenFirst.packageId
}
