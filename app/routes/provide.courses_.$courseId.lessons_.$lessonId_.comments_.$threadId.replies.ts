import { type ActionFunctionArgs } from '@remix-run/node'
import { replyToThread } from '#app/domain/comments/change-thread.server.ts'
import { replySchema, threadParams } from '#app/domain/comments/comment.schema.ts'
import { answerComment } from './provide.courses_.$courseId.lessons_.$lessonId_.comments_.open/answer-comment.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  return await answerComment({
    ...{ request, params, of: threadParams, schema: replySchema },
    act: replyToThread,
  })
}
