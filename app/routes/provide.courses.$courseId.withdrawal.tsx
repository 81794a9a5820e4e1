import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ConfirmForm } from '#app/components/courses/confirm-form.tsx'
import { withdrawCourse } from '#app/domain/courses/withdraw-course.server.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAuthor(request, params, 'course.withdraw')
  const course = await requireWorkspace(request, params)
  return { courseId: course.id, title: getT(request, 'provide')('versions.withdrawTitle') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.withdraw')
  const submission = parseWithZod(await readForm(request), { schema: z.object({}) })
  try {
    await withdrawCourse(author)
    return redirect(`/provide/courses/${author.courseId}/versions?saved=withdrawn`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Withdrawal() {
  const { courseId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('provide')
  return (
    <ConfirmForm
      title={t('versions.withdrawTitle')}
      text={t('versions.withdrawText')}
      confirm={t('versions.withdrawConfirm')}
      cancelTo={`/provide/courses/${courseId}/versions`}
      lastResult={useActionData<typeof action>()}
    />
  )
}
