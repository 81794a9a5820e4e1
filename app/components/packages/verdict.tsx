import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { type PackageView } from '#app/domain/packages/package-view.ts'

type VerdictProps = Pick<PackageView, 'verdict' | 'findings'>

/** The whole report in one sentence. */
export function Verdict({ verdict, findings }: VerdictProps) {
  const { t } = useTranslation('provide')
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const must = count('error')
  if (verdict === 'refused' || must > 0) {
    return <Alert tone="danger" title={t('report.refused', { count: must })} />
  }
  const should = count('warning')
  if (should > 0) return <Alert tone="warning" title={t('report.works', { count: should })} />
  return <Alert tone="success" title={t('report.fine')} />
}
