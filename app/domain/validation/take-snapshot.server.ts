import { completionRules, explicitRollUp, isSequenced, type CompletionRules } from '@karmashala/player'
import { type Types } from 'mongoose'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import {
  type CompletionSnapshot,
  type SnapshotTag,
  type VersionSnapshot,
} from '#app/domain/validation/version-snapshot.ts'

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
    { sha256: 1, originalName: 1, report: 1 },
  ).lean<ContentPackageRecord[]>()
  const { title, summary, outcomes, language, licence, durationInMinutes } = version
  return {
    ...{ title, summary, outcomes, language, licence, durationInMinutes },
    languages: versionLanguages(version),
    titleHi: version.titleHi ?? null,
    summaryHi: version.summaryHi ?? null,
    pricePerSeatPerYearInPaise: version.pricePerSeatPerYearInPaise ?? null,
    passMarkPercent: version.modules.some(({ lessonId }) => lessonId) ? passMarkOf(version) : null,
    tags: snapshotTags(version),
    completion: version.modules.map(({ packageId, rules }) =>
      toCompletion(
        completionRules(rules),
        packages.find(({ _id }) => String(_id) === String(packageId)),
      ),
    ),
    packages: version.modules.map(({ packageId }) => {
      const found = packages.find(({ _id }) => String(_id) === String(packageId))
      return { sha256: found?.sha256 ?? String(packageId), name: found?.originalName ?? '' }
    }),
  }
}

function snapshotTags(version: CourseVersionRecord): SnapshotTag[] {
  return allTags(version).map(({ moduleId, ...tag }) => {
    const at = version.modules.findIndex(({ _id }) => String(_id) === moduleId)
    const module = version.modules[at]
    return module ? { ...tag, module: { number: at + 1, title: module.title } } : tag
  })
}

function toCompletion(
  { completeOn, scoreThreshold, masteryOverride, afterCompletion, rollUp }: CompletionRules,
  pkg: ContentPackageRecord | undefined,
): CompletionSnapshot {
  const hasPassMark = pkg?.report.launchable.some(
    (item) => item.masteryScore !== null || item.scaledPassingScore !== null,
  )
  const { launchable = [], activityTree } = pkg?.report ?? {}
  const isLed = activityTree ? isSequenced(activityTree) : false
  return {
    ...{ completeOn, scoreThreshold, afterCompletion },
    masteryOverride: hasPassMark ? masteryOverride : null,
    rollUp: launchable.length > 1 ? (isLed ? rollUp : explicitRollUp(rollUp)) : null,
  }
}
