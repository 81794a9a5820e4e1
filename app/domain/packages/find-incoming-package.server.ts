import { requirePermission } from '#app/domain/access/require-permission.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { type IncomingPackage } from '#app/domain/packages/incoming-view.ts'
import { type PackageState } from '#app/domain/packages/package-state.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { toPackageView } from '#app/domain/packages/package-view.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type Input = { actor: Actor; courseId: string }

/** What was uploaded last to the draft of a course and is under way or came to nothing; null when it is in use. */
export async function findIncomingPackage({ actor, courseId }: Input): Promise<IncomingPackage | null> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const draft = await getDraft({ courseId, providerId })
  // A refusal of long ago, before this version was begun, concerns nobody any more.
  const pkg = await ContentPackage.findOne({
    ...{ courseId, providerId, lessonId: null },
    createdAt: { $gte: draft.createdAt },
  })
    .sort({ createdAt: -1, _id: -1 })
    .lean<ContentPackageRecord>()
  if (!pkg || pkg.state === 'ready') return null
  const { state, uploadId } = pkg
  const uploader = await User.findById(pkg.uploadedById, { name: 1 }).lean()
  return {
    id: String(pkg._id),
    originalName: pkg.originalName,
    sizeInBytes: pkg.sizeInBytes,
    state,
    receivedAt: pkg.createdAt.toISOString(),
    uploadedBy: uploader?.name ?? '',
    reason: pkg.reason?.message ?? null,
    trouble: pkg.trouble?.message ?? null,
    wasChecked: pkg.sha256 !== '',
    isSlow: isSlow(pkg),
    mayRetry: state === 'failed' && (await PackageUpload.exists({ _id: uploadId, providerId })) !== null,
    report: state === 'refused' && pkg.report ? toPackageView(pkg) : null,
  }
}

const A_MINUTE_IN_MS = 60_000
/** Longer than a queue is in ordinary times, and than the largest package needs. */
const USUAL_IN_MS: Partial<Record<PackageState, number>> = {
  received: 2 * A_MINUTE_IN_MS,
  checking: 5 * A_MINUTE_IN_MS,
  unpacking: 5 * A_MINUTE_IN_MS,
}

function isSlow({ state, updatedAt }: ContentPackageRecord): boolean {
  const usual = USUAL_IN_MS[state]
  return usual !== undefined && Date.now() - updatedAt.getTime() > usual
}
