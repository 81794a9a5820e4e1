import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { type z } from 'zod'
import { countOpenThreads } from '#app/domain/comments/count-open-threads.server.ts'
import { changesSince } from '#app/domain/lessons/changes-since.server.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import {
  CHANGE_MAX_IN_BYTES,
  pollSchema,
  saveChangeSchema,
  type PollAnswer,
  type SaveAnswer,
  type SaveRefusal,
} from '#app/domain/lessons/lesson-wire.ts'
import { saveChange } from '#app/domain/lessons/save-change.server.ts'
import { checkCsrf, CSRF_HEADER } from '#app/lib/csrf.server.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'
import { parseParams } from '#app/lib/http.server.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** What an open editor asks every few seconds. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerScript(async () => {
    const actor = await requireScriptActor(request, 'course.edit')
    const { courseId, lessonId } = parseParams(params, lessonParams)
    const { since, at } = parseParams(Object.fromEntries(new URL(request.url).searchParams), pollSchema)
    const answer = await changesSince({ actor, courseId, lessonId, since, ...(at ? { at } : {}) })
    const openComments = await countOpenThreads({ providerId: actor.acting.organisationId, lessonId })
    return Response.json({ ...answer, openComments } satisfies PollAnswer, { headers: NO_STORE })
  })

/** One save of an editor. */
export const action = ({ request, params }: ActionFunctionArgs) =>
  answerScript(async () => {
    const actor = await requireScriptActor(request, 'course.edit')
    const { courseId, lessonId } = parseParams(params, lessonParams)
    await checkCsrf(request, request.headers.get(CSRF_HEADER))
    const parsed = saveChangeSchema.safeParse(await readBody(request))
    if (!parsed.success) return refuse(parsed.error.issues)
    const answer: SaveAnswer = await saveChange({ actor, courseId, lessonId, ...parsed.data })
    return Response.json(answer, { headers: NO_STORE })
  })

const PROBLEMS_MAX = 20

/** What is wrong with a change, and in which of its blocks. */
function refuse(issues: z.core.$ZodIssue[]): Response {
  const problems = issues.slice(0, PROBLEMS_MAX).map(({ path, message }) => ({
    blockId: null,
    message: `${path.join('.')}: ${message}`,
  }))
  const refusal: SaveRefusal = { message: encodeMessage('lessons:refusals.notALesson'), problems }
  return Response.json(refusal, { status: 422, headers: NO_STORE })
}

/** The body as JSON; one that is too large is not read to its end, one that is none is no lesson. */
async function readBody(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (!request.body) throw new DomainError('invalid', 'lessons:refusals.notALesson')
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > CHANGE_MAX_IN_BYTES) {
      throw new DomainError('too_large', 'lessons:refusals.tooLarge', {
        megabytes: CHANGE_MAX_IN_BYTES / 1024 / 1024,
      })
    }
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (cause) {
    throw new DomainError('invalid', 'lessons:refusals.notALesson', undefined, { cause })
  }
}
