import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { chooseLanguage } from '#app/domain/people/choose-language.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { localPath, readForm, refusalResponse } from '#app/lib/http.server.ts'
import { isLanguage } from '#app/lib/i18n.ts'
import { languageCookie } from '#app/lib/i18n.server.ts'
import { getViewer } from '#app/viewer.server.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const language = form.get('language')
  if (!isLanguage(language)) throw refusalResponse(new DomainError('invalid', 'errors:choose'))
  const viewer = await getViewer(request)
  if (viewer) await chooseLanguage({ userId: viewer.id, language })
  return redirect(localPath(form.get('to'), '/'), {
    headers: { 'Set-Cookie': languageCookie(language, request) },
  })
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
