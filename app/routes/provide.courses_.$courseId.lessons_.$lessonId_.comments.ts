import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { startThreadSchema } from '#app/domain/comments/comment.schema.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { startThread } from '#app/domain/comments/start-thread.server.ts'
import { parseParams } from '#app/lib/http.server.ts'
import { answerComment } from './provide.courses_.$courseId.lessons_.$lessonId_.comments_.open/answer-comment.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  const { courseId, lessonId } = parseParams(params, lessonParams)
  return redirect(`/provide/courses/${courseId}/lessons/${lessonId}/comments/open`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  return await answerComment({
    ...{ request, params, of: lessonParams, schema: startThreadSchema },
    act: startThread,
  })
}
