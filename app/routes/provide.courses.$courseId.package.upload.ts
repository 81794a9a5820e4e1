import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'
import { receivePackage } from './provide.courses.$courseId.package/receive-package.server.ts'

const paramsSchema = z.object({ courseId: objectId })

/** Where the page's script sends the file, since only it can show how far the upload has come. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { courseId } = parseParams(params, paramsSchema)
  const result = await receivePackage({ request, actor, courseId })
  if (result.status === 'refused') return Response.json(result.refusal, { status: result.httpStatus })
  return Response.json({ packageId: result.packageId }, { status: 201 })
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/provide/courses/${parseParams(params, paramsSchema).courseId}/package`)
}
