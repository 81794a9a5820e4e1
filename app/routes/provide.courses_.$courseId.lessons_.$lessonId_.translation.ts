import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { getLessonHead } from '#app/domain/lessons/get-lesson.server.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { COURSE_LANGUAGES } from '#app/domain/courses/course.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

/** To the language that is asked for, else to the one that was begun; the first is Hindi, or English for a Hindi lesson. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const { courseId, lessonId } = parseParams(params, lessonParams)
  const { sourceLanguage, languages } = await orRespond(getLessonHead({ actor, courseId, lessonId }))
  const begun = languages.find((language) => language !== sourceLanguage)
  const into = new URL(request.url).searchParams.get('into')
  const asked = COURSE_LANGUAGES.find((one) => one === into && one !== sourceLanguage)
  const language = asked ?? begun ?? (sourceLanguage === 'hi' ? 'en' : 'hi')
  return redirect(`/provide/courses/${courseId}/lessons/${lessonId}/translation/${language}`)
}
