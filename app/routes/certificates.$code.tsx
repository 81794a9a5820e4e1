import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Download, Printer } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { CertificateSheet } from '#app/components/learning/certificate-sheet.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Button } from '#app/components/ui/button.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { certificateText } from '#app/domain/credentials/certificate-text.server.ts'
import { verificationPath } from '#app/domain/credentials/credential-code.ts'
import { getCertificate } from '#app/domain/credentials/get-certificate.server.ts'
import { qrPath } from '#app/domain/credentials/qr-code.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireViewer } from '#app/viewer.server.ts'

const paramsSchema = z.object({ code: z.string().max(100) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { code } = parseParams(params, paramsSchema)
  const certificate = await orRespond(getCertificate({ viewer, code }))
  const language = languageOf(request, viewer.language)
  const t = getT(request, 'learn', viewer.language)
  const courseTitle = inLanguage(language, certificate.courseTitle, certificate.courseTitleHi)
  return {
    title: t('certificate.pageTitle', { title: courseTitle }),
    crumbs: { list: t('list.title'), certificate: t('certificate.title') },
    certificate,
    courseTitle,
    text: certificateText(certificate),
    qr: qrPath(certificate.verificationUrl),
  }
}

export default function Certificate() {
  const { certificate, text, qr, courseTitle, crumbs } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('learn')
  const { code, revoked, enrolmentId } = certificate
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          breadcrumbs={[
            { label: crumbs.list, to: '/learn' },
            { label: courseTitle, to: `/learn/${enrolmentId}` },
            { label: crumbs.certificate },
          ]}
          title={t('certificate.pageTitle', { title: courseTitle })}
          actions={
            !revoked && (
              <>
                <a href={`/certificates/${code}.pdf`} download className={buttonStyle({})}>
                  <Icon icon={Download} />
                  {t('certificate.download')}
                </a>
                <PrintButton />
              </>
            )
          }
          meta={
            <Link to={verificationPath(code)} className="link">
              {t('certificate.share')}
            </Link>
          }
        />
      </div>
      {revoked ? (
        <Alert
          tone="danger"
          title={t('certificate.revoked', { date: formatDate(revoked.at, i18n.language) })}
        >
          <p>{t('certificate.revokedText')}</p>
          {revoked.reason && <p>{t('certificate.reason', { reason: revoked.reason })}</p>}
        </Alert>
      ) : (
        <CertificateSheet text={text} qr={qr} qrLabel={t('certificate.qr')} />
      )}
    </>
  )
}

/** Only where it can do something: without JavaScript the browser's own menu prints. */
function PrintButton() {
  const { t } = useTranslation('learn')
  const canPrint = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  if (!canPrint) return null
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      <Icon icon={Printer} />
      {t('certificate.print')}
    </Button>
  )
}
