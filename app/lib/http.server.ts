import { data } from '@remix-run/node'
import { type Params } from '@remix-run/react'
import { type Submission, type SubmissionResult } from '@conform-to/react'
import { type z } from 'zod'
import { CSRF_FIELD, checkCsrf } from '#app/lib/csrf.server.ts'
import { DomainError, STATUS_OF, encodeMessage } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'

/** The body of every response that explains a refusal; the error page reads it. */
export type RefusalBody = { code: string; message: string }

/** A refusal as a response: thrown by loaders, where there is no form to show it above. */
export function refusalResponse(error: DomainError): Response {
  log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
  const body: RefusalBody = { code: error.code, message: encodeMessage(error.key, error.params) }
  return Response.json(body, { status: STATUS_OF[error.code] })
}

/** Awaits a domain call in a loader; a refusal becomes the matching response, a bug stays a bug. */
export async function orRespond<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DomainError) throw refusalResponse(error)
    throw error
  }
}

/** A malformed id in a URL cannot name anything that exists. */
export function parseParams<S extends z.ZodType>(params: Params, schema: S): z.infer<S> {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw refusalResponse(new DomainError('not_found', 'errors:notFound'))
  return parsed.data
}

/** The form of an action, once its token has been checked. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await orRespond(parseBody(request))
  await orRespond(checkCsrf(request, form.get(CSRF_FIELD)))
  form.delete(CSRF_FIELD)
  return form
}

/** What is no form, or breaks off, is the sender's fault and not a failure of ours. */
async function parseBody(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new DomainError('invalid', 'errors:formExpired', undefined, { cause })
  }
}

type Failure = ReturnType<typeof data<SubmissionResult<string[]>>>

/** Shows the form again: with its field errors, or with a refusal above it. Bugs are rethrown. */
export function formFailure<T>(submission: Submission<T, string[]>, error?: unknown): Failure {
  if (error === undefined) return data(submission.reply(), { status: 422 })
  if (!(error instanceof DomainError)) throw error
  log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
  const reply = submission.reply({ formErrors: [encodeMessage(error.key, error.params)] })
  return data(reply, { status: STATUS_OF[error.code] })
}

/** A local path to go to after signing in or switching; anything else would be an open redirect. */
export function localPath(
  candidate: FormDataEntryValue | string | null | undefined,
  fallback: string,
): string {
  if (typeof candidate !== 'string' || !candidate.startsWith('/')) return fallback
  // Browsers read `/\evil` and `/<tab>/evil` as another host; this reads them as a browser does.
  const base = 'http://here.invalid'
  const url = URL.canParse(candidate, base) ? new URL(candidate, base) : null
  if (url?.origin !== base || url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}

/** A CSV file to keep; it may hold personal data, so no cache on the way keeps it too. */
export const csvResponse = (fileName: string, csv: string): Response =>
  new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
