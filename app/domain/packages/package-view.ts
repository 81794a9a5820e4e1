import {
  RULES,
  type Bilingual,
  type Finding,
  type PackageEdition,
  type PackageItem,
  type PackageReport,
  type PackageStandard,
} from '@karmashala/scorm'
import { isRecovered } from '#app/domain/packages/recovered.ts'

/** A content package as its provider and the validators see it. */
export type PackageView = {
  id: string
  originalName: string
  sizeInBytes: number
  uploadedAt: string
  standard: PackageStandard
  edition: PackageEdition | null
  title: string | null
  entryCount: number
  inflatedBytes: number
  verdict: PackageReport['verdict']
  organizations: PackageItem[]
  launchable: LaunchableView[]
  findings: FindingView[]
}

export type LaunchableView = {
  identifier: string
  title: string
  /** The file it opens with, or the address of another site. */
  href: string
  /** SCORM 1.2: what has to be done before, as it is written in the manifest. */
  prerequisites: string | null
}

/** A finding without what only support staff can read, with what the rule rests on. */
export type FindingView = Omit<Finding, 'detail' | 'source' | 'impact'> & {
  /** What it means for learners. */
  impact: Bilingual | null
  clause: string | null
  ruleTitle: Bilingual | null
  /** The fault was mended while reading: the package plays as its author meant it. */
  isRecovered: boolean
}

const RULE_OF = new Map(RULES.map((rule) => [rule.id, rule]))

export const toFindingViews = (findings: readonly Finding[]): FindingView[] =>
  findings.map((finding) => {
    const { detail: _forSupport, source, impact, ...shown } = finding
    const rule = RULE_OF.get(finding.rule)
    return {
      ...shown,
      // Reports of earlier days do not hold these; today's rules say the same of them.
      impact: impact ?? rule?.impact ?? null,
      clause: source ?? rule?.source ?? null,
      ruleTitle: rule?.title ?? null,
      isRecovered: isRecovered(finding),
    }
  })

type Stored = {
  _id: unknown
  originalName: string
  sizeInBytes: number
  createdAt: Date
  /** As the database gives it; a module of a course is always of a package that has one. */
  report?: unknown
}

export function toPackageView({
  _id,
  originalName,
  sizeInBytes,
  createdAt,
  report: found,
}: Stored): PackageView {
  if (!found) throw new Error('A package that has not been checked has nothing to show.')
  const report = found as PackageReport
  const { standard, edition, title, entryCount, inflatedBytes, organizations, verdict, launchable } = report
  return {
    id: String(_id),
    originalName,
    sizeInBytes,
    uploadedAt: createdAt.toISOString(),
    ...{ standard, edition, title, entryCount, inflatedBytes, verdict, organizations },
    launchable: launchable.map((item) => ({
      identifier: item.identifier,
      title: item.title,
      href: item.href,
      prerequisites: item.prerequisites,
    })),
    findings: toFindingViews(report.findings),
  }
}
