import { type ActionFunctionArgs } from '@remix-run/node'
import { receiveMedia } from './provide.media._index/receive-media.server.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'

/** A file of the editor or of the page's script; the token is in the header. */
export async function action({ request }: ActionFunctionArgs) {
  return await answerScript(async () => {
    const actor = await requireScriptActor(request, 'course.edit')
    return Response.json({ asset: await receiveMedia(request, actor) }, { status: 201 })
  })
}
