import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { retryPackage } from '#app/domain/packages/retry-package.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireAuthor } from './provide.courses.$courseId/workspace.server.ts'

const formSchema = z.object({ packageId: objectId })

/** Lets a package that failed on our side be tried once more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const { packageId } = parseParams(
    Object.fromEntries(await readForm(request)) as Record<string, string>,
    formSchema,
  )
  try {
    await retryPackage({ ...author, packageId })
  } catch (error) {
    // Somebody else was faster, or its file is gone: the page says how it stands.
    if (!(error instanceof DomainError)) throw error
  }
  return redirect(`/provide/courses/${author.courseId}/package`)
}
