import { type Dictionary } from '@karmashala/frac'
import { type CourseDocument } from '@karmashala/search'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'
import { highestLevels } from '#app/domain/courses/highest-levels.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'

/** The published versions of these courses as the catalogue knows them; courses that are not on sale are left out. */
export async function readCourseDocuments(courseIds: string[]): Promise<CourseDocument[]> {
  const offerings = await Offering.find({ courseId: { $in: courseIds }, isOnSale: true }).lean()
  const courses = await Course.find({
    _id: { $in: offerings.map(({ courseId }) => courseId) },
    publishedVersionId: { $ne: null },
  }).lean()
  const versions = await CourseVersion.find({
    _id: { $in: courses.map(({ publishedVersionId }) => publishedVersionId) },
    status: 'published',
  }).lean()
  const [providers, packages] = await Promise.all([
    Organisation.find({ _id: { $in: courses.map(({ providerId }) => providerId) } }, { name: 1 }).lean(),
    ContentPackage.find(
      { _id: { $in: versions.flatMap(({ modules }) => modules.map(({ packageId }) => packageId)) } },
      { 'report.standard': 1 },
    ).lean<Pick<ContentPackageRecord, '_id' | 'report'>[]>(),
  ])
  const slugs = new Map(courses.map(({ _id, slug }) => [String(_id), slug]))
  const names = new Map(providers.map(({ _id, name }) => [String(_id), name]))
  const prices = new Map(
    offerings.map(({ courseId, pricePerSeatPerYearInPaise }) => [
      String(courseId),
      pricePerSeatPerYearInPaise,
    ]),
  )
  const formats = new Map(packages.map(({ _id, report }) => [String(_id), report.standard]))

  const dictionary = await currentDictionary()
  return versions.map((version) => ({
    id: String(version.courseId),
    slug: slugs.get(String(version.courseId)) ?? '',
    title: version.title,
    titleHi: version.titleHi ?? null,
    summary: version.summary,
    summaryHi: version.summaryHi ?? null,
    outcomes: version.outcomes,
    providerId: String(version.providerId),
    providerName: names.get(String(version.providerId)) ?? '',
    languages: versionLanguages(version),
    format: formats.get(String(version.modules[0]?.packageId)) === 'scorm12' ? 'scorm12' : 'scorm2004',
    durationInMinutes: version.durationInMinutes,
    pricePerSeatPerYearInPaise: prices.get(String(version.courseId)) ?? 0,
    publishedAt: version.publishedAt?.getTime() ?? 0,
    competencies: toCompetencies(version, dictionary),
  }))
}

/** A competency counts once, at the highest level the course claims for it. */
function toCompetencies(
  version: CourseVersionRecord,
  dictionary: Dictionary,
): CourseDocument['competencies'] {
  return highestLevels(allTags(version), dictionary).flatMap(({ code, level }) => {
    const competency = dictionary.find(code)
    if (!competency) return []
    const { name, nameHi, type, parentCode } = competency
    return { code, name, nameHi, type, area: parentCode ?? code, level }
  })
}
