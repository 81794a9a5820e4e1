import { type PackageReport } from '@karmashala/scorm'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { toFindingViews, type FindingView } from '#app/domain/packages/package-view.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A report to keep or to hand on to whoever made the package. */
export type ReportFile = Omit<PackageReport, 'findings'> & {
  file: string
  sizeInBytes: number
  sha256: string
  uploadedAt: string
  findings: FindingView[]
}

type Input = { actor: Actor; courseId: string; packageId: string }

/** Everything that was found in an upload to a course of the actor's organisation. */
export async function getPackageReport({ actor, courseId, packageId }: Input): Promise<ReportFile> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const pkg = await ContentPackage.findOne({ _id: packageId, courseId, providerId }).lean()
  const report = (pkg?.report ?? null) as PackageReport | null
  if (!pkg || !report) throw new DomainError('not_found', 'errors:notFound')
  return {
    file: pkg.originalName,
    sizeInBytes: pkg.sizeInBytes,
    sha256: pkg.sha256,
    uploadedAt: pkg.createdAt.toISOString(),
    ...report,
    findings: toFindingViews(report.findings),
  }
}
