import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { BookOpenText, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CourseStatusBadge } from '#app/components/courses/course-status-badge.tsx'
import { inLanguage } from '#app/lib/in-language.ts'
import { VerificationNotice } from '#app/components/courses/verification-notice.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { type CourseListItem } from '#app/domain/courses/course-views.ts'
import { listProviderCourses } from '#app/domain/courses/list-provider-courses.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ page: pageNumber })

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const { page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { organisationName, organisationNameHi } = actor.acting
  return {
    title: getT(request, 'provide')('list.title'),
    organisation: { organisationName, organisationNameHi },
    list: await orRespond(listProviderCourses({ actor, page })),
  }
}

export default function ProviderCourses() {
  const { list, organisation } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('provide')
  const { t: lessons } = useTranslation('lessons')
  const { items, total, page, pageSize, providerStatus } = list
  const create = (
    <LinkButton to="/provide/courses/new">
      <Icon icon={Plus} />
      {t('list.new')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={t('list.title')}
        description={t('list.lead', {
          organisation: inLanguage(
            i18n.language,
            organisation.organisationName,
            organisation.organisationNameHi,
          ),
        })}
        actions={
          <>
            <LinkButton to="/provide/courses/import" variant="secondary">
              {lessons('import.link')}
            </LinkButton>
            {total > 0 && create}
          </>
        }
      />
      <div className="space-y-6">
        <VerificationNotice status={providerStatus} />
        <DataTable
          caption={t('list.caption')}
          hideCaption
          columns={useColumns()}
          rows={items}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={BookOpenText} title={t('list.empty')} actions={create}>
              {t('list.emptyText')}
            </EmptyState>
          }
        />
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          pageTo={(number) => `/provide?page=${number}`}
        />
      </div>
    </>
  )
}

function useColumns(): Column<CourseListItem>[] {
  const { t, i18n } = useTranslation('provide')
  return [
    {
      key: 'course',
      header: t('list.course'),
      rowHeader: true,
      cell: ({ id, title, titleHi, versionNumber }) => (
        <>
          <Link to={`/provide/courses/${id}`} className="link">
            {inLanguage(i18n.language, title, titleHi)}
          </Link>
          <span className="block text-sm font-normal text-muted-foreground">
            {t('list.version', { number: versionNumber })}
          </span>
        </>
      ),
    },
    {
      key: 'status',
      header: t('list.status'),
      cell: ({ status }) => <CourseStatusBadge status={status} />,
    },
    { key: 'next', header: t('list.next'), cell: (course) => t(`next.${nextStep(course)}`) },
    {
      key: 'onSale',
      header: t('list.onSale'),
      cell: ({ onSaleNumber }) =>
        onSaleNumber === null ? (
          <span className="text-muted-foreground">{t('list.notOnSale')}</span>
        ) : (
          t('list.onSaleVersion', { number: onSaleNumber })
        ),
    },
    {
      key: 'updated',
      header: t('list.updated'),
      cell: ({ updatedAt }) => <DateTime at={updatedAt} style="shortDate" />,
    },
  ]
}

function nextStep({ status, missing: [first] }: CourseListItem) {
  if (status === 'changes_requested') return 'changes'
  if (status === 'draft') return first ?? 'submit'
  return status === 'submitted' ? 'wait' : 'newVersion'
}
