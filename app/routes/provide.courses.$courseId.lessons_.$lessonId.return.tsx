import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { putLessonBack } from '#app/domain/lessons/remove-lesson.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/provide/courses/${params['courseId']}/lessons`)

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const lesson = parseParams(params, lessonParams)
  await readForm(request)
  await orRespond(putLessonBack({ actor, ...lesson }))
  return redirect(`/provide/courses/${lesson.courseId}/lessons?done=putBack`)
}

// A page and not a bare address: a refusal is then shown as the error page, not as text.
export default function LessonReturn() {
  return null
}
