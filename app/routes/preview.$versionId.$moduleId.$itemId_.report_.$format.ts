import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { getSessionReport } from '#app/domain/launches/get-session-report.server.ts'
import { csvOf } from '#app/lib/csv.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({
  versionId: objectId,
  moduleId: objectId,
  itemId: z.string().min(1).max(500),
  format: z.enum(['csv', 'json']),
})
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }
const COLUMNS = ['at', 'call', 'element', 'value', 'answer', 'error', 'took'] as const

/** The calls of the last preview as a file, for whoever makes the course. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { versionId, format, ...place } = parseParams(params, paramsSchema)
  const report = await orRespond(getSessionReport({ actor, courseVersionId: versionId, ...place }))
  const calls = report.last?.calls ?? []
  const body =
    format === 'json'
      ? JSON.stringify({ standard: report.standard, item: place.itemId, ...report.last }, null, 2)
      : csvOf(
          [...COLUMNS],
          calls.map((call) => COLUMNS.map((column) => call[column])),
        )
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="session-report.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
