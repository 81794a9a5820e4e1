import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '#app/domain/people/session.server.ts'
import { clearedSessionCookie, readSessionToken } from '#app/lib/cookies.server.ts'
import { readForm } from '#app/lib/http.server.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const token = await readSessionToken(request)
  await readForm(request)
  if (token) await signOut({ token })
  return redirect('/', { headers: { 'Set-Cookie': await clearedSessionCookie() } })
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
