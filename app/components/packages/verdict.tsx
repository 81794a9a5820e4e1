import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { type PackageView } from '#app/domain/packages/package-view.ts'

type VerdictProps = Pick<PackageView, 'verdict' | 'findings' | 'standard'> & {
  /** It was turned down, also when nothing in the report demanded it. */
  isTurnedDown?: boolean
}

/** Recognised, shown, and played by nobody here, whatever else is mended. */
const PLAYED_ELSEWHERE = ['scorm11', 'cmi5', 'xapi', 'aicc']

/** The whole report in one sentence. */
export function Verdict({ verdict, findings, standard, isTurnedDown = false }: VerdictProps) {
  const { t } = useTranslation('provide')
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const must = count('error')
  const should = count('warning')
  if (PLAYED_ELSEWHERE.includes(standard)) {
    return (
      <Alert tone="danger" title={t('report.otherStandard', { standard: t(`standard.${standard}`) })}>
        {t('report.otherStandardText')}
      </Alert>
    )
  }
  if (verdict === 'refused' || must > 0) {
    return <Alert tone="danger" title={t('report.refused', { count: must })} />
  }
  if (isTurnedDown) {
    return (
      <Alert tone="danger" title={t('report.turnedDown')}>
        {should > 0 && t('report.besides', { count: should })}
      </Alert>
    )
  }
  if (should > 0) return <Alert tone="warning" title={t('report.works', { count: should })} />
  return <Alert tone="success" title={t('report.fine')} />
}
