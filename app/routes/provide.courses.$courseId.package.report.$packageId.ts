import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { getPackageReport } from '#app/domain/packages/get-package-report.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireAuthor } from './provide.courses.$courseId/workspace.server.ts'

const paramsSchema = z.object({ packageId: objectId })

/** The whole report as a file, for whoever made the package. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.list_own')
  const { packageId } = parseParams(params, paramsSchema)
  const report = await orRespond(getPackageReport({ ...author, packageId }))
  return new Response(`${JSON.stringify(report, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="package-report-${packageId}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
