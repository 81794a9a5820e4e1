import type { Finding, PackageEdition, PackageItem, PackageReport, PackageStandard } from '@karmashala/scorm'

/** 500 MB, the most a provider may upload at once. */
export const PACKAGE_MAX_IN_BYTES = 500 * 1024 * 1024

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
  organizations: PackageItem[]
  launchable: { identifier: string; title: string }[]
  findings: FindingView[]
}

/** A finding without what only support staff can read. */
export type FindingView = Omit<Finding, 'detail'>

/** Why an upload was turned down: a sentence, and what was found in the package when it got that far. */
export type UploadRefusal = { message: string; originalName: string | null; findings: FindingView[] }

export const toFindingViews = (findings: readonly Finding[]): FindingView[] =>
  findings.map(({ rule, severity, message, messageHi, fix, where }) => ({
    rule,
    severity,
    message,
    messageHi,
    fix,
    where,
  }))

type Stored = {
  _id: unknown
  originalName: string
  sizeInBytes: number
  createdAt: Date
  report: PackageReport
}

export function toPackageView({ _id, originalName, sizeInBytes, createdAt, report }: Stored): PackageView {
  const { standard, edition, title, entryCount, inflatedBytes, organizations, launchable, findings } = report
  return {
    id: String(_id),
    originalName,
    sizeInBytes,
    uploadedAt: createdAt.toISOString(),
    ...{ standard, edition, title, entryCount, inflatedBytes, organizations },
    launchable: launchable.map((item) => ({ identifier: item.identifier, title: item.title })),
    findings: toFindingViews(findings),
  }
}
