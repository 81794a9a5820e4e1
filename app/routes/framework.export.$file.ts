import { type LoaderFunctionArgs } from '@remix-run/node'
import { isFrameworkFile } from '#app/domain/explorer/framework-file-names.ts'
import { getFrameworkFile } from '#app/domain/explorer/framework-files.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { refusalResponse } from '#app/lib/http.server.ts'
import { publicAnswer } from '#app/lib/public-answer.server.ts'

/** The framework as a file to keep. JSON may be shown by a browser, sheets are for keeping. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { file } = params
  if (!isFrameworkFile(file)) throw refusalResponse(new DomainError('not_found', 'errors:notFound'))
  const { text } = await getFrameworkFile(file)
  const isSheet = file.endsWith('.csv')
  return publicAnswer({
    request,
    text,
    contentType: isSheet ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    headers: { 'Content-Disposition': `${isSheet ? 'attachment' : 'inline'}; filename="karmashala-${file}"` },
  })
}
