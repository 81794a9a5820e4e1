import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { type Params } from '@remix-run/react'
import { type z } from 'zod'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'
import { checkCsrf, CSRF_HEADER } from '#app/lib/csrf.server.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'
import { parseParams, readForm } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

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
      const input = schema.safeParse(await request.json().catch(() => null))
      if (!input.success) {
        throw new DomainError(
          'invalid',
          (input.error.issues[0]?.message ?? 'errors:invalid') as 'errors:invalid',
        )
      }
      const thread = await act({ actor, ...(place as object), ...(input.data as object) } as Parameters<
        typeof act
      >[0])
      return Response.json({ thread }, { status: place.threadId ? 200 : 201 })
    })
  }
  const actor = await requireActor(request, 'course.edit')
  const back = `/provide/courses/${place.courseId}/lessons/${place.lessonId}/comments/open`
  const submission = parseWithZod(await readForm(request), { schema })
  if (submission.status !== 'success') return redirect(`${back}?refused=errors:required`)
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
