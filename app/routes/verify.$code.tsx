import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CodeForm } from '#app/components/learning/code-form.tsx'
import { CredentialFacts } from '#app/components/learning/credential-facts.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { normaliseCode, printedCode, verificationPath } from '#app/domain/credentials/credential-code.ts'
import { verifyCredential } from '#app/domain/credentials/verify-credential.server.ts'
import { parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'

const paramsSchema = z.object({ code: z.string().max(200) })

export const meta: MetaFunction<typeof loader> = (args) => [
  ...metaFromTitle(args),
  // It names a person; whoever has the code may read it, search engines need not.
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { code: typed } = parseParams(params, paramsSchema)
  const code = normaliseCode(typed)
  if (code && code !== typed) throw redirect(verificationPath(code))
  const verification = await verifyCredential({ code: typed })
  const shown = code ? printedCode(code) : typed.slice(0, 100)
  const title = getT(request, 'learn')('verify.resultTitle', { code: shown })
  return data(
    { title, shown, verification },
    { status: verification.status === 'unknown' ? 404 : 200, headers: { 'Cache-Control': 'no-store' } },
  )
}

export default function VerificationResult() {
  const { shown, verification } = useLoaderData<typeof loader>()
  const { t } = useTranslation('learn')
  if (verification.status === 'unknown') {
    return (
      <>
        <PageHeader title={t('verify.title')} />
        <div className="max-w-prose space-y-8">
          <Alert tone="danger" title={t('verify.unknown')}>
            <p>{t('verify.unknownText')}</p>
            <p className="mt-1">
              {t('verify.typed')}: <strong className="[overflow-wrap:anywhere]">{shown}</strong>
            </p>
          </Alert>
          <CodeForm />
        </div>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('verify.title')} />
      <div className="max-w-3xl space-y-6">
        <Verdict revokedAt={verification.credential.revoked?.at ?? null} />
        <Card padding="lg">
          <CredentialFacts credential={verification.credential} />
        </Card>
        <LinkButton to="/verify" variant="secondary">
          {t('verify.another')}
        </LinkButton>
      </div>
    </>
  )
}

function Verdict({ revokedAt }: { revokedAt: string | null }) {
  const { t, i18n } = useTranslation('learn')
  return revokedAt ? (
    <Alert tone="danger" title={t('verify.revoked')}>
      {t('verify.revokedText', { date: formatDate(revokedAt, i18n.language) })}
    </Alert>
  ) : (
    <Alert tone="success" title={t('verify.valid')}>
      {t('verify.validText')}
    </Alert>
  )
}
