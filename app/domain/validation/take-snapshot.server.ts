import { type Types } from 'mongoose'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { type VersionSnapshot } from '#app/domain/validation/version-snapshot.ts'

/** A version as it is now; null when there is none of this provider's. */
export async function takeSnapshot({
  courseVersionId,
  providerId,
}: {
  courseVersionId: Types.ObjectId
  providerId: Types.ObjectId
}): Promise<VersionSnapshot | null> {
  const version: CourseVersionRecord | null = await CourseVersion.findOne({
    _id: courseVersionId,
    providerId,
  }).lean()
  if (!version) return null
  const packages = await ContentPackage.find(
    { _id: { $in: version.modules.map(({ packageId }) => packageId) }, providerId },
    { sha256: 1, originalName: 1 },
  ).lean()
  const { title, summary, outcomes, language, licence, durationInMinutes } = version
  return {
    ...{ title, summary, outcomes, language, licence, durationInMinutes },
    titleHi: version.titleHi ?? null,
    summaryHi: version.summaryHi ?? null,
    pricePerSeatPerYearInPaise: version.pricePerSeatPerYearInPaise ?? null,
    tags: version.tags.map(({ competencyCode, level, role }) => ({ competencyCode, level, role })),
    packages: version.modules.map(({ packageId }) => {
      const found = packages.find(({ _id }) => String(_id) === String(packageId))
      return { sha256: found?.sha256 ?? String(packageId), name: found?.originalName ?? '' }
    }),
  }
}
