import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { VersionStatusBadge } from '#app/components/courses/course-status-badge.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { may } from '#app/domain/access/policy.ts'
import { type VersionView } from '#app/domain/courses/course-views.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireAuthor(request, params, 'course.list_own')
  const course = await requireWorkspace(request, params)
  return {
    course,
    mayWithdraw: may(actor, 'course.withdraw'),
    title: `${getT(request, 'provide')('versions.title')}: ${course.details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const submission = parseWithZod(await readForm(request), { schema: z.object({}) })
  try {
    await startVersion(author)
    return redirect(`/provide/courses/${author.courseId}?saved=version`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Versions() {
  const { course, mayWithdraw } = useLoaderData<typeof loader>()
  const [form] = useServerForm(useActionData<typeof action>(), { id: 'version' })
  const { t } = useTranslation('provide')
  return (
    <section className="max-w-4xl space-y-6">
      <h2 className="text-xl font-semibold">{t('versions.title')}</h2>
      <FormErrors form={form} />
      <DataTable
        caption={t('versions.caption')}
        hideCaption
        columns={useColumns()}
        rows={course.versions}
        rowKey={({ id }) => id}
      />
      {course.canStartVersion ? (
        <Card>
          <CardHeader level={3} title={t('versions.start')} description={t('versions.startText')} />
          <Form method="post" id={form.id}>
            <CsrfField />
            <SubmitButton>{t('versions.start')}</SubmitButton>
          </Form>
        </Card>
      ) : (
        <p className="text-muted-foreground">{t('versions.inWork', { number: course.version.number })}</p>
      )}
      {course.onSale && mayWithdraw && (
        <Card>
          <CardHeader
            level={3}
            title={t('versions.withdrawHeading')}
            description={t('versions.withdrawText')}
          />
          <LinkButton to="../withdrawal" relative="path" variant="secondary">
            {t('versions.withdraw')}
          </LinkButton>
        </Card>
      )}
    </section>
  )
}

function useColumns(): Column<VersionView>[] {
  const { t } = useTranslation('provide')
  return [
    {
      key: 'number',
      header: t('versions.number'),
      rowHeader: true,
      cell: ({ number }) => t('workspace.version', { number }),
    },
    {
      key: 'status',
      header: t('versions.status'),
      cell: ({ status }) => <VersionStatusBadge status={status} />,
    },
    { key: 'title', header: t('versions.titleColumn'), cell: ({ title }) => title },
    {
      key: 'started',
      header: t('versions.started'),
      cell: ({ createdAt }) => <DateTime at={createdAt} style="shortDate" />,
    },
    {
      key: 'published',
      header: t('versions.published'),
      cell: ({ publishedAt }) =>
        publishedAt ? (
          <DateTime at={publishedAt} style="shortDate" />
        ) : (
          <span className="text-muted-foreground">{t('versions.notPublished')}</span>
        ),
    },
  ]
}
