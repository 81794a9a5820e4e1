import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { tagSchema } from '#app/domain/courses/course.schema.ts'
import { removeTag } from '#app/domain/courses/set-tags.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { requireAuthor } from './provide.courses.$courseId/workspace.server.ts'

const removalSchema = tagSchema.pick({ competencyCode: true, role: true })

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/provide/courses/${params['courseId']}/tags`)

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const tag = parseParams(
    Object.fromEntries(await readForm(request)) as Record<string, string>,
    removalSchema,
  )
  await orRespond(removeTag({ ...author, tag }))
  return redirect(`/provide/courses/${author.courseId}/tags?saved=untagged`)
}

// A page and not a bare address: a refusal is then shown as the error page, not as text.
export default function TagRemoval() {
  return null
}
