import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { moveModuleSchema } from '#app/domain/lessons/lesson.schema.ts'
import { moveModule } from '#app/domain/lessons/move-module.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { requireAuthor } from './provide.courses.$courseId/workspace.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/provide/courses/${params['courseId']}/lessons`)

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  const form = Object.fromEntries(await readForm(request)) as Record<string, string>
  await orRespond(moveModule({ ...author, ...parseParams(form, moveModuleSchema) }))
  return redirect(`/provide/courses/${author.courseId}/lessons`)
}

// A page and not a bare address: a refusal is then shown as the error page, not as text.
export default function ModuleOrder() {
  return null
}
