import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { PackageRefusal } from '#app/domain/packages/package-refusal.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { encodeMessage, type DomainError } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'

/** Ends the way of a package that cannot be used, with the reason and everything that was found in it. */
export async function settleRefusal(pkg: ContentPackageRecord, error: DomainError): Promise<void> {
  log.warn({ code: error.code, key: error.key, cause: error.cause }, 'package refused')
  const message = encodeMessage(error.key, error.params)
  const found = error instanceof PackageRefusal ? { report: error.report } : {}
  await inTransaction(async () => {
    const settled = await ContentPackage.updateOne(
      { _id: pkg._id, state: { $in: UNDER_WAY } },
      { $set: { state: 'refused', reason: { message, at: new Date() }, trouble: null, ...found } },
    )
    if (settled.matchedCount === 0) return
    await recordAudit({
      organisationId: String(pkg.providerId),
      actorId: String(pkg.uploadedById),
      action: 'course.package_refused',
      subject: { kind: 'course', id: String(pkg.courseId) },
      details: { packageId: String(pkg._id), reason: error.key },
    })
  })
}
