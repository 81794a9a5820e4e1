import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { findUses } from '#app/domain/media/find-uses.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { getOwnAsset } from '#app/domain/media/media-view.server.ts'
import { removeFiles } from '#app/domain/media/remove-files.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * Takes a file out of the library; refused while a lesson shows it, also one that was taken out of its course, and for good
 * once a version was frozen with it, which can be exported for as long as it is there.
 */
export async function removeMedia({ actor, assetId }: { actor: Actor; assetId: string }): Promise<void> {
  const organisationId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId })
  await inTransaction(async () => {
    const { title, kind, sha256 } = await getOwnAsset(organisationId, assetId)
    const uses = await findUses(organisationId, assetId)
    const count = uses.filter(({ isShownNow }) => isShownNow).length
    if (count > 0) throw new DomainError('conflict', 'media:refusals.inUse', { count })
    if (uses.length > 0) throw new DomainError('conflict', 'media:refusals.inVersion')
    await MediaAsset.deleteOne({ _id: assetId, organisationId })
    await recordAudit({
      ...{ organisationId, actorId: actor.id, action: 'media.removed' },
      subject: { kind: 'media', id: assetId },
      details: { title, kind, sha256 },
    })
  })
  // What is left when the storage is away just now is removed by 'media.tidy'.
  await removeFiles({ organisationId, assetId }).catch(() => {})
}
