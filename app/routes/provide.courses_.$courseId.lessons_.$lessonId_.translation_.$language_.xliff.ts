import { type LoaderFunctionArgs } from '@remix-run/node'
import { exportTranslation } from '#app/domain/translations/export-translation.server.ts'
import { translationParamsSchema } from '#app/domain/translations/translation.schema.ts'
import { contentDisposition } from '#app/lib/content-disposition.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

/** The file for a translator's own tool. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const place = parseParams(params, translationParamsSchema)
  const { fileName, xml } = await orRespond(exportTranslation({ actor, ...place }))
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xliff+xml; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', fileName, 'lesson.xlf'),
      'Cache-Control': 'no-store',
    },
  })
}
