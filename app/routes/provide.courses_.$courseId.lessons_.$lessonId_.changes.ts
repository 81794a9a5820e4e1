import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
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
import { log } from '#app/lib/log.server.ts'
import { readJson } from '#app/lib/read-json.server.ts'
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
    const body = await readJson(request, { maxInBytes: CHANGE_MAX_IN_BYTES, refuse: REFUSALS })
    const parsed = saveChangeSchema.safeParse(body)
    if (!parsed.success) return refuse(parsed.error.issues, body)
    const answer: SaveAnswer = await saveChange({ actor, courseId, lessonId, ...parsed.data })
    return Response.json(answer, { headers: NO_STORE })
  })

const REFUSALS = {
  tooLarge: () =>
    new DomainError('too_large', 'lessons:refusals.changeTooLarge', {
      megabytes: CHANGE_MAX_IN_BYTES / 1024 / 1024,
    }),
  noJson: (cause: unknown) => new DomainError('invalid', 'lessons:refusals.notALesson', undefined, { cause }),
}

const PROBLEMS_MAX = 20

/** What is wrong with a change, and in which of its blocks. */
function refuse(issues: z.core.$ZodIssue[], body: unknown): Response {
  const problems = issues.slice(0, PROBLEMS_MAX).map(({ path, message }) => ({
    blockId: blockAt(body, path),
    message: `${path.join('.')}: ${message}`,
  }))
  log.warn({ key: 'lessons:refusals.notALesson', problems }, 'refused')
  const refusal: SaveRefusal = { message: encodeMessage('lessons:refusals.notALesson'), problems }
  return Response.json(refusal, { status: 422, headers: NO_STORE })
}

const changedBlocks = z.object({ change: z.object({ set: z.array(z.unknown()) }) })
const identified = z.object({ attrs: z.object({ id: z.string().max(64) }) })

/** The block at `change.set.<index>`. */
function blockAt(body: unknown, [, set, index]: readonly PropertyKey[]): string | null {
  const sent = changedBlocks.safeParse(body)
  if (!sent.success || set !== 'set' || typeof index !== 'number') return null
  const block = identified.safeParse(sent.data.change.set[index])
  return block.success ? block.data.attrs.id : null
}
