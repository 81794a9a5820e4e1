import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { listReportLines } from '#app/domain/competencies/check-import.server.ts'
import { csvOf } from '#app/lib/csv.ts'
import { decodeMessage } from '#app/lib/errors.ts'
import { csvResponse, orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ importId: objectId })

/** The whole report of a dry run, a line for each row of the sheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  const { importId } = parseParams(params, paramsSchema)
  const lines = await orRespond(listReportLines({ actor, importId }))
  const t = getT(request, ['framework', 'errors'], actor.language)
  // Messages are keys that come as data.
  const say = (message: string) => {
    const { key, params: values } = decodeMessage(message)
    return (t as unknown as (key: string, values: object) => string)(key, values)
  }
  const rows = lines.map(({ line, where, node, state, message }) => [
    ...[line ?? '', where, node, t(`report.state.${state}`), message ? say(message) : ''],
  ])
  const header = ['line', 'column', 'node', 'state', 'problem']
  return csvResponse('import-report.csv', csvOf(header, rows))
}
