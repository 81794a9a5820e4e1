import { type LoaderFunctionArgs } from '@remix-run/node'
import { selectDocuments } from '#app/domain/explorer/case-query.ts'
import { currentCaseService, listCaseDocuments } from '#app/domain/explorer/case-service.server.ts'
import { caseAnswer, caseRefusal, onlyReading } from '#app/domain/explorer/case-responses.server.ts'

/** getAllCFDocuments of CASE 1.1; only documents can be listed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (params['collection'] !== 'CFDocuments') {
    const description = 'This service lists CFDocuments only.'
    return caseRefusal(404, { problem: 'unknownobject', field: 'collection', description })
  }
  const selected = selectDocuments(
    listCaseDocuments(await currentCaseService()),
    new URL(request.url).searchParams,
  )
  if ('problem' in selected) return caseRefusal(400, selected)
  return caseAnswer(request, { CFDocuments: selected.documents }, { 'X-Total-Count': String(selected.total) })
}

export const action = onlyReading
