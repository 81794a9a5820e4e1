import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CodeForm } from '#app/components/learning/code-form.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { normaliseCode, verificationPath } from '#app/domain/credentials/credential-code.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'

export const meta = metaFromTitle

export function loader({ request }: LoaderFunctionArgs) {
  const title = getT(request, 'learn')('verify.title')
  const typed = new URL(request.url).searchParams.get('code')?.slice(0, 100) ?? null
  const code = typed === null ? null : normaliseCode(typed)
  if (code) throw redirect(verificationPath(code))
  return data({ title, typed }, { status: typed === null ? 200 : 422 })
}

export default function Verify() {
  const { typed } = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  const error = typed === null ? undefined : t('verify.malformed')
  return (
    <>
      <PageHeader title={t('verify.title')} description={t('verify.lead')} />
      <div className="space-y-6">
        <ErrorSummary errors={error ? [{ key: 'code', message: error, targetId: 'code' }] : []} />
        <CodeForm typed={typed ?? ''} error={error} />
      </div>
    </>
  )
}
