import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { printedCode } from '#app/domain/credentials/credential-code.ts'
import { type PublicCredential } from '#app/domain/credentials/credential-views.ts'

/** What a certificate says, for somebody who checks it. */
export function CredentialFacts({ credential }: { credential: PublicCredential }) {
  const { t, i18n } = useTranslation('learn')
  const { revoked, scorePercent, competencies, completedAt } = credential
  const inTheirs = (text: string, textHi: string | null) => inLanguage(i18n.language, text, textHi)
  return (
    <DescriptionList
      items={[
        { term: t('verify.name'), description: <strong>{credential.learnerName}</strong> },
        {
          term: t('verify.course'),
          description: <strong>{inTheirs(credential.courseTitle, credential.courseTitleHi)}</strong>,
        },
        {
          term: t('verify.provider'),
          description: inTheirs(credential.providerName, credential.providerNameHi),
        },
        { term: t('verify.completedOn'), description: <DateTime at={completedAt} /> },
        {
          term: t('verify.score'),
          description:
            scorePercent === null ? t('verify.noScore') : t('score.percent', { percent: scorePercent }),
        },
        ...(competencies.length > 0
          ? [
              {
                term: t('verify.competencies'),
                description: (
                  <ul className="space-y-1">
                    {competencies.map(({ code, name, nameHi, level }) => (
                      <li key={code}>
                        {inTheirs(name, nameHi)} ({t('certificate.level', { level })})
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
        { term: t('verify.version'), description: String(credential.courseVersionNumber) },
        {
          term: t('verify.number'),
          description: <span className="[overflow-wrap:anywhere]">{printedCode(credential.code)}</span>,
        },
        {
          term: t('verify.status'),
          description: (
            <StatusBadge tone={revoked ? 'danger' : 'success'}>
              {revoked ? t('verify.statusRevoked') : t('verify.statusValid')}
            </StatusBadge>
          ),
        },
      ]}
    />
  )
}
