import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { revokeOtherSessions } from '#app/domain/people/session.server.ts'
import { readSessionToken } from '#app/lib/cookies.server.ts'
import { readForm } from '#app/lib/http.server.ts'
import { requireViewer } from '#app/viewer.server.ts'

export const loader = () => redirect('/account')

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  await readForm(request)
  await revokeOtherSessions({ token: (await readSessionToken(request)) ?? '', userId: viewer.id })
  return redirect('/account')
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
