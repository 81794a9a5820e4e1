import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { cancelUpload } from '#app/domain/packages/cancel-upload.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireAuthor } from './provide.courses.$courseId/workspace.server.ts'

const formSchema = z.object({ uploadId: objectId })

/** Gives up an upload that was begun another time. */
export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const { uploadId } = parseParams(
    Object.fromEntries(await readForm(request)) as Record<string, string>,
    formSchema,
  )
  try {
    await cancelUpload({ ...author, uploadId })
  } catch (error) {
    // It is gone or finished already: the page says what there is instead.
    if (!(error instanceof DomainError)) throw error
  }
  return redirect(`/provide/courses/${author.courseId}/package`)
}
