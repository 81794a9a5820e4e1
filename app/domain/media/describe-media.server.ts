import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { type DescribeMediaInput } from '#app/domain/media/media.schema.ts'
import { getOwnAsset, toMediaViews } from '#app/domain/media/media-view.server.ts'
import { mediaGone } from '#app/domain/media/media-refusals.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'
import { wordsOf } from '#app/domain/media/words-of-asset.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

type DescribeMedia = DescribeMediaInput & { actor: Actor; assetId: string }

/** Sets what is said about a file: title, alternative texts, licence, whom to credit, where it is from. */
export async function describeMedia({ actor, assetId, ...said }: DescribeMedia): Promise<MediaView> {
  const organisationId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId })
  return await inTransaction(async () => {
    const { fileName } = await getOwnAsset(organisationId, assetId)
    await MediaAsset.updateOne(
      { _id: assetId, organisationId },
      { $set: { ...said, words: wordsOf({ ...said, fileName }) } },
    )
    await recordAudit({
      ...{ organisationId, actorId: actor.id, action: 'media.described' },
      subject: { kind: 'media', id: assetId },
      details: { title: said.title, licence: said.licence },
    })
    const [view] = await toMediaViews(organisationId, [await getOwnAsset(organisationId, assetId)])
    if (!view) throw mediaGone()
    return view
  })
}
