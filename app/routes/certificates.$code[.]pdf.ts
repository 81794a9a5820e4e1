import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { certificatePdf } from '#app/domain/credentials/certificate-pdf.server.ts'
import { certificateText } from '#app/domain/credentials/certificate-text.server.ts'
import { getCertificate } from '#app/domain/credentials/get-certificate.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { orRespond, parseParams, refusalResponse } from '#app/lib/http.server.ts'
import { requireViewer } from '#app/viewer.server.ts'

const paramsSchema = z.object({ code: z.string().max(100) })

/** The certificate as a file to keep. It names a person, so no cache on the way keeps it too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { code } = parseParams(params, paramsSchema)
  const certificate = await orRespond(getCertificate({ viewer, code }))
  if (certificate.revoked) {
    throw refusalResponse(new DomainError('conflict', 'learn:refusals.certificateRevoked'))
  }
  const pdf = await certificatePdf(certificateText(certificate), certificate)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="certificate-${certificate.code}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
