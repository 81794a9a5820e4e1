import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { exportCourse } from '#app/domain/lessons/export-course.server.ts'
import { EXPORT_FORMATS } from '#app/domain/lessons/export-formats.ts'
import { contentDisposition } from '#app/lib/content-disposition.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { pacedBody } from '#app/lib/paced-body.server.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

const paramsSchema = z.object({ format: z.enum(EXPORT_FORMATS) })

/** The file itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.list_own')
  const { format } = parseParams({ format: params['format'] }, paramsSchema)
  const { version } = await requireWorkspace(request, params)
  const language = new URL(request.url).searchParams.get('language') ?? undefined
  const exported = await orRespond(exportCourse({ ...author, versionId: version.id, format, language }))
  const headers = new Headers({
    'Content-Type': exported.contentType,
    'Content-Disposition': contentDisposition('attachment', exported.fileName, exported.plainName),
    // Made for the one who asked; what is written meanwhile is in the next one.
    'Cache-Control': 'no-store',
  })
  // How long it is turns out when it is made, which nobody has asked for (RFC 9110 section 9.3.2).
  if (request.method === 'HEAD') return new Response(null, { headers })
  const { content, sizeInBytes } = await orRespond(exported.open(request.signal))
  headers.set('Content-Length', String(sizeInBytes))
  return new Response(pacedBody(content, request.signal), { headers })
}
