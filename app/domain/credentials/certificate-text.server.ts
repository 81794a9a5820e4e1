import { printedCode } from '#app/domain/credentials/credential-code.ts'
import { type CertificateText, type CertificateView } from '#app/domain/credentials/credential-views.ts'
import { timeInWords } from '#app/domain/learning/time-in-words.ts'
import { i18nFor } from '#app/lib/i18n.server.ts'
import { type Language } from '#app/lib/i18n.ts'
import { inLanguage } from '#app/lib/in-language.ts'

const LOCALES = { en: 'en-IN', hi: 'hi-IN' } as const

/** Every sentence of a certificate in English and in Hindi: it is shown to people of either, whoever prints it. */
export function certificateText(certificate: CertificateView): CertificateText {
  const { ministryName, ministryNameHi, providerName, providerNameHi, courseTitle, courseTitleHi } =
    certificate
  return {
    en: inOneLanguage('en', certificate, { ministryName, providerName, courseTitle }),
    hi: inOneLanguage('hi', certificate, {
      ministryName: ministryNameHi ?? ministryName,
      providerName: providerNameHi ?? providerName,
      courseTitle: courseTitleHi ?? courseTitle,
    }),
    learnerName: certificate.learnerName,
    printedCode: printedCode(certificate.code),
    verificationUrl: certificate.verificationUrl,
  }
}

type Names = { ministryName: string; providerName: string; courseTitle: string }

function inOneLanguage(
  language: Language,
  certificate: CertificateView,
  { ministryName, providerName, courseTitle }: Names,
): CertificateText['en'] {
  const t = i18nFor(language).getFixedT(null, 'learn')
  const { completedAt, scorePercent, durationInMinutes, courseVersionNumber, competencies } = certificate
  const completedOn = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeZone: 'Asia/Kolkata',
  }).format(new Date(completedAt))
  return {
    brand: `${i18nFor(language).t('appName')}`,
    heading: t('certificate.heading'),
    certifies: t('certificate.certifies'),
    of: t('certificate.of', { ministry: ministryName }),
    hasCompleted: t('certificate.hasCompleted'),
    courseTitle,
    offeredBy: t('certificate.offeredBy', { provider: providerName }),
    facts: [
      { label: t('certificate.completedOn'), value: completedOn },
      ...(scorePercent === null
        ? []
        : [{ label: t('certificate.score'), value: t('score.percent', { percent: scorePercent }) }]),
      { label: t('certificate.duration'), value: timeInWords(t, durationInMinutes * 60) },
      { label: t('certificate.version'), value: String(courseVersionNumber) },
    ],
    competenciesLabel: t('certificate.competencies'),
    competencies: competencies.map(
      ({ name, nameHi, level }) =>
        `${inLanguage(language, name, nameHi)} (${t('certificate.level', { level })})`,
    ),
    codeLabel: t('certificate.code'),
    verifyAt: t('certificate.verifyAt'),
    issuedBy: t('certificate.issuedBy'),
  }
}
