import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { exportCourse } from '#app/domain/lessons/export-course.server.ts'
import { EXPORT_FORMATS } from '#app/domain/lessons/export-formats.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

const paramsSchema = z.object({ format: z.enum(EXPORT_FORMATS) })

/** The file itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.list_own')
  const { format } = parseParams({ format: params['format'] }, paramsSchema)
  const { version } = await requireWorkspace(request, params)
  const language = new URL(request.url).searchParams.get('language') ?? undefined
  const exported = await orRespond(exportCourse({ ...author, versionId: version.id, format, language }))
  const { fileName, contentType, bytes } = exported
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
