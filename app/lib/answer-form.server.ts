import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { type z } from 'zod'
import { formFailure, readForm } from '#app/lib/http.server.ts'

/** A form that does one thing: on to where `act` says, or the form again with what is wrong. */
export async function answerForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  act: (form: z.output<S>) => Promise<string>,
) {
  const submission = parseWithZod(await readForm(request), { schema })
  if (submission.status !== 'success') return formFailure(submission)
  try {
    return redirect(await act(submission.value))
  } catch (error) {
    return formFailure(submission, error)
  }
}
