import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { moduleIdOfPlace, tagRemovalSchema } from '#app/domain/courses/course.schema.ts'
import { removeTag } from '#app/domain/courses/set-tags.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { requireAuthor } from './provide.courses.$courseId/workspace.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/provide/courses/${params['courseId']}/tags`)

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const { where, ...tag } = parseParams(
    Object.fromEntries(await readForm(request)) as Record<string, string>,
    tagRemovalSchema,
  )
  await orRespond(removeTag({ ...author, moduleId: moduleIdOfPlace(where), tag }))
  return redirect(`/provide/courses/${author.courseId}/tags?saved=untagged`)
}

// A page and not a bare address: a refusal is then shown as the error page, not as text.
export default function TagRemoval() {
  return null
}
