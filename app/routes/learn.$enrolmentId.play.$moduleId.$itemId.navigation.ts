import { redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { NAVIGATION_REQUESTS } from '@karmashala/player'
import { z } from 'zod'
import { playPath } from '#app/components/learning/play-path.ts'
import { navigateModule } from '#app/domain/launches/navigate-module.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { orRespond, parseParams, readForm, refusalResponse } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ enrolmentId: objectId, moduleId: objectId })
const navigationSchema = z.object({
  request: z.enum(NAVIGATION_REQUESTS),
  target: z.string().max(500).optional(),
  in: z.literal('window').optional(),
})

/** Opened as a page it leads to the course. */
export function loader({ params }: LoaderFunctionArgs) {
  const { enrolmentId } = parseParams(params, paramsSchema)
  return redirect(`/learn/${enrolmentId}`)
}

/** Takes the learner from one item of a sequenced course to the next, or out of it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const { enrolmentId, moduleId } = parseParams(params, paramsSchema)
  const wished = navigationSchema.safeParse(Object.fromEntries(await readForm(request)))
  if (!wished.success) throw refusalResponse(new DomainError('invalid', 'errors:formExpired'))
  const { in: surface, ...navigation } = wished.data
  const { itemId } = await orRespond(navigateModule({ actor, enrolmentId, moduleId, navigation }))
  if (itemId === null) return redirect(`/learn/${enrolmentId}`)
  const to = `${playPath(enrolmentId, { moduleId, itemId })}${surface ? '?in=window' : ''}`
  // The same part once more, such as a test to be retried, is another launch: its page has to be loaded anew.
  return itemId === params['itemId'] ? redirectDocument(to) : redirect(to)
}
