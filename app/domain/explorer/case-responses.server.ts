import { statusInfo, type CaseRefusal } from '#app/domain/explorer/case-query.ts'
import { OPEN_TO_ALL, publicAnswer } from '#app/lib/public-answer.server.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** What the service found, for anybody to read and to keep until it changes. */
export const caseAnswer = (request: Request, body: unknown, headers?: Record<string, string>): Response =>
  publicAnswer({ request, text: JSON.stringify(body), contentType: JSON_TYPE, headers })

export const caseRefusal = (status: 400 | 404 | 405, refusal: CaseRefusal, headers = {}): Response =>
  new Response(JSON.stringify(statusInfo(refusal)), {
    status,
    headers: { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store', ...OPEN_TO_ALL, ...headers },
  })

/** The action of a route that answers GET alone. */
export const onlyReading = (): Response =>
  caseRefusal(
    405,
    { problem: 'invalid_selection_field', field: 'method', description: 'This service can only be read.' },
    { Allow: 'GET, HEAD' },
  )
