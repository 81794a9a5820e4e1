import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isTheme, themeCookie } from '#app/components/shell/theme.ts'
import { DomainError } from '#app/lib/errors.ts'
import { localPath, readForm, refusalResponse } from '#app/lib/http.server.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const theme = form.get('theme')
  if (!isTheme(theme)) throw refusalResponse(new DomainError('invalid', 'errors:choose'))
  return redirect(localPath(form.get('to'), '/'), { headers: { 'Set-Cookie': themeCookie(theme, request) } })
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
