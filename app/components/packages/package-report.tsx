import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FindingsList } from '#app/components/courses/findings-list.tsx'
import { PackageContents } from '#app/components/courses/package-contents.tsx'
import { RecoveredList } from '#app/components/packages/recovered-list.tsx'
import { ReportActions } from '#app/components/packages/report-actions.tsx'
import { ReportFilter } from '#app/components/packages/report-filter.tsx'
import { type Urgency } from '#app/components/packages/urgency.ts'
import { Verdict } from '#app/components/packages/verdict.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { type PackageView } from '#app/domain/packages/package-view.ts'

type PackageReportProps = {
  pkg: PackageView
  title: string
  /** The part of the findings that is shown; null for all of them. */
  urgency: Urgency | null
  downloadTo: string
  isTurnedDown?: boolean
  previewTo?: (itemId: string) => string
}

/** What was found in a package: the verdict first, then what to do about it, then what is in it. */
export function PackageReport({
  pkg,
  title,
  urgency,
  downloadTo,
  isTurnedDown,
  previewTo,
}: PackageReportProps) {
  const { t } = useTranslation('provide')
  const id = useId()
  const recovered = pkg.findings.filter(({ isRecovered }) => isRecovered)
  return (
    <section aria-labelledby={id} className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={id} className="min-w-0 text-lg font-semibold [overflow-wrap:anywhere]">
          {title}
        </h3>
        <ReportActions downloadTo={downloadTo} />
      </div>
      <Verdict {...pkg} isTurnedDown={isTurnedDown} />
      {pkg.findings.length > 0 && (
        <Card className="space-y-6">
          <ReportFilter findings={pkg.findings} urgency={urgency} />
          <FindingsList findings={pkg.findings} urgency={urgency} level={4} />
        </Card>
      )}
      {recovered.length > 0 && <RecoveredList findings={recovered} />}
      {pkg.organizations.length > 0 && (
        <Card>
          <h4 className="font-semibold">{t('report.structure')}</h4>
          <p className="mb-4 text-muted-foreground">
            {t(
              previewTo
                ? 'package.contentsText'
                : pkg.launchable.length > 0
                  ? 'report.structureText'
                  : 'report.structureOnly',
            )}
          </p>
          <PackageContents items={pkg.organizations} launchable={pkg.launchable} previewTo={previewTo} />
        </Card>
      )}
    </section>
  )
}
