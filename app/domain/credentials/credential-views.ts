export type CompetencyView = { code: string; name: string; nameHi: string | null; level: number }

/** What anybody who holds the code may know. No address, no employee number, no organisation of the person. */
export type PublicCredential = {
  code: string
  learnerName: string
  courseTitle: string
  courseTitleHi: string | null
  courseVersionNumber: number
  providerName: string
  providerNameHi: string | null
  completedAt: string
  issuedAt: string
  scorePercent: number | null
  competencies: CompetencyView[]
  revoked: { at: string; reason: string | null } | null
}

/** What the certificate itself shows to the person it belongs to. */
export type CertificateView = PublicCredential & {
  ministryName: string
  ministryNameHi: string | null
  durationInMinutes: number
  enrolmentId: string
  verificationUrl: string
}

type CertificateLanguage = {
  brand: string
  heading: string
  certifies: string
  of: string
  hasCompleted: string
  courseTitle: string
  offeredBy: string
  facts: { label: string; value: string }[]
  competenciesLabel: string
  competencies: string[]
  codeLabel: string
  verifyAt: string
  issuedBy: string
}

/** What is printed on a certificate. */
export type CertificateText = {
  en: CertificateLanguage
  hi: CertificateLanguage
  learnerName: string
  printedCode: string
  verificationUrl: string
}
