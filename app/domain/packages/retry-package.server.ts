import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

type RetryPackage = { actor: Actor; courseId: string; packageId: string }

/** Tries a package that failed once more with the file that is still here. */
export async function retryPackage({ actor, courseId, packageId }: RetryPackage): Promise<void> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  await inTransaction(async () => {
    const own = { _id: packageId, courseId, providerId }
    const pkg = await ContentPackage.findOne(own, { uploadId: 1 }).lean()
    if (!pkg) throw new DomainError('not_found', 'errors:notFound')
    if (!(await PackageUpload.exists({ _id: pkg.uploadId, packageId, providerId }))) {
      throw new DomainError('conflict', 'provide:refusals.uploadLost')
    }
    await getDraft({ courseId, providerId })
    const begun = await ContentPackage.updateOne(
      { ...own, state: 'failed' },
      { $set: { state: 'received', reason: null, trouble: null, tries: 0 } },
    )
    if (begun.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.notFailed')
    await Course.updateOne({ _id: courseId, providerId }, { $set: { updatedAt: new Date() } })
    await enqueue('packages.process', packageId, { packageId })
  })
}
