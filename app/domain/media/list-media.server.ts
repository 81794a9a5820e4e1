import { requirePermission } from '#app/domain/access/require-permission.ts'
import { MediaAsset, type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { type MediaKind } from '#app/domain/media/media.schema.ts'
import { toMediaViews } from '#app/domain/media/media-view.server.ts'
import { type MediaList } from '#app/domain/media/media-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

export const MEDIA_PAGE_SIZE = 24

type ListMedia = { actor: Actor; kind?: MediaKind | null; q?: string; page?: number }

/** The library of the organisation, the newest first; every word of `q` has to be in what is said of a file. */
export async function listMedia({ actor, kind = null, q = '', page = 1 }: ListMedia): Promise<MediaList> {
  const organisationId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId })
  const words = q.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean)
  const filter = {
    organisationId,
    ...(kind === null ? {} : { kind }),
    ...(words.length === 0 ? {} : { $and: words.map((word) => ({ words: { $regex: literal(word) } })) }),
  }
  const total = await MediaAsset.countDocuments(filter)
  const assets: MediaAssetRecord[] = await MediaAsset.find(filter)
    .sort({ createdAt: -1, _id: -1 })
    .skip((page - 1) * MEDIA_PAGE_SIZE)
    .limit(MEDIA_PAGE_SIZE)
    .lean()
  return { items: await toMediaViews(organisationId, assets), total, page, pageSize: MEDIA_PAGE_SIZE }
}

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
