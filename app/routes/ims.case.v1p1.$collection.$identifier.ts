import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { caseAnswer, caseRefusal, onlyReading } from '#app/domain/explorer/case-responses.server.ts'
import { currentCaseService, findInCase } from '#app/domain/explorer/case-service.server.ts'
import { OPEN_TO_ALL } from '#app/lib/public-answer.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The read operations of CASE 1.1 for one object. The address of an item is also what other systems link to: a person
 * who follows it with a browser comes to the page of the competency or position, a program gets the item.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { collection = '', identifier = '' } = params
  if (!UUID.test(identifier)) {
    const description = 'An identifier is a UUID in lower case.'
    return caseRefusal(404, { problem: 'invalid_uuid', field: 'sourcedId', description })
  }
  const answer = findInCase(await currentCaseService(), collection, identifier)
  if (!answer) {
    const description = 'Nothing here has this identifier.'
    return caseRefusal(404, { problem: 'unknownobject', field: 'sourcedId', description })
  }
  if (!answer.page) return caseAnswer(request, answer.body)
  const page = `${getRuntime().appOrigin}${answer.page}`
  if (wantsPage(request)) return redirect(page, { status: 303, headers: { ...OPEN_TO_ALL, Vary: 'Accept' } })
  return caseAnswer(request, answer.body, {
    Link: `<${page}>; rel="alternate"; type="text/html"`,
    Vary: 'Accept',
  })
}

export const action = onlyReading

/** Browsers name text/html first; programs that want JSON name it, or anything. */
const wantsPage = (request: Request): boolean =>
  (request.headers.get('Accept') ?? '').trim().toLowerCase().startsWith('text/html')
