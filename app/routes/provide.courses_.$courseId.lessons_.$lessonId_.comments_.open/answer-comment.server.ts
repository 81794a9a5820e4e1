import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { type Params } from '@remix-run/react'
import { type z } from 'zod'
import { COMMENT_MAX } from '#app/domain/comments/comment.schema.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'
import { checkCsrf, CSRF_HEADER } from '#app/lib/csrf.server.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'
import { parseParams, readForm } from '#app/lib/http.server.ts'
import { readJson } from '#app/lib/read-json.server.ts'
import { requireActor } from '#app/viewer.server.ts'

/** Four bytes a sign at most, and what stands around them. */
const COMMENT_MAX_IN_BYTES = 4 * COMMENT_MAX + 1000

const REFUSALS = {
  tooLarge: () => new DomainError('too_large', 'errors:tooLong'),
  noJson: (cause: unknown) => new DomainError('invalid', 'errors:invalid', undefined, { cause }),
}

/** Sentences of the schemas are keys; of what is no text at all zod has its own, which are not for people. */
const asKey = (message: string | null | undefined): `${string}:${string}` =>
  message && /^[a-z]+:[A-Za-z.]+$/.test(message) ? (message as `${string}:${string}`) : 'errors:invalid'

type Of = { courseId: string; lessonId: string; threadId?: string }

type Answer<P extends z.ZodType<Of>, S extends z.ZodType> = {
  request: Request
  params: Params
  of: P
  schema: S
  act: (input: { actor: Actor } & z.output<P> & z.output<S>) => Promise<ThreadView>
}

/**
 * One change to the comments of a lesson, from the editor as JSON or from a page as a form. The editor hears how the
 * thread is now; a form leads back to the page of comments, which says what was refused.
 */
export async function answerComment<P extends z.ZodType<Of>, S extends z.ZodType>({
  request,
  params,
  of,
  schema,
  act,
}: Answer<P, S>): Promise<Response> {
  const place = parseParams(params, of)
  if (request.headers.get('Content-Type')?.startsWith('application/json')) {
    return await answerScript(async () => {
      const actor = await requireScriptActor(request, 'course.edit')
      await checkCsrf(request, request.headers.get(CSRF_HEADER))
      const input = schema.safeParse(
        await readJson(request, { maxInBytes: COMMENT_MAX_IN_BYTES, refuse: REFUSALS }),
      )
      if (!input.success) throw new DomainError('invalid', asKey(input.error.issues[0]?.message))
      const thread = await act({ actor, ...(place as object), ...(input.data as object) } as Parameters<
        typeof act
      >[0])
      return Response.json({ thread }, { status: place.threadId ? 200 : 201 })
    })
  }
  const actor = await requireActor(request, 'course.edit')
  const back = `/provide/courses/${place.courseId}/lessons/${place.lessonId}/comments/open`
  const submission = parseWithZod(await readForm(request), { schema })
  if (submission.status !== 'success') {
    const refused = asKey(Object.values(submission.error ?? {}).flat()[0])
    return redirect(`${back}?${new URLSearchParams({ refused })}`)
  }
  try {
    const input = { actor, ...(place as object), ...(submission.value as object) } as Parameters<
      typeof act
    >[0]
    const { id } = await act(input)
    return redirect(`${back}#thread-${id}`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const refused = encodeMessage(error.key, error.params)
    return redirect(`${back}?${new URLSearchParams({ refused })}`)
  }
}
