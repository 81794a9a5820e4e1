import { type PackageItem } from '@karmashala/scorm'
import { type CoursePageView, type OutlineItem } from '#app/domain/catalogue/course-page-view.ts'
import { describeTags } from '#app/domain/catalogue/describe-tags.server.ts'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** The version that is published, or was last. A course that never was published is nobody's to see here. */
export async function getCoursePage({ slug }: { slug: string }): Promise<CoursePageView> {
  const course = await Course.findOne({ slug, publishedVersionId: { $ne: null } }).lean()
  if (!course) throw new DomainError('not_found', 'catalogue:refusals.noCourse')
  const { _id: courseId, providerId } = course
  const [version, offering, provider] = await Promise.all([
    CourseVersion.findOne({
      _id: course.publishedVersionId,
      courseId,
      providerId,
      status: { $in: ['published', 'withdrawn'] },
    }).lean(),
    Offering.findOne({ courseId, providerId }).lean(),
    Organisation.findOne({ _id: providerId, kind: 'provider' }).lean(),
  ])
  if (!version || !offering || !provider) throw new DomainError('not_found', 'catalogue:refusals.noCourse')

  const { title, summary, outcomes, language, licence, durationInMinutes } = version
  return {
    courseId: String(courseId),
    slug,
    details: {
      ...{ title, summary, outcomes, language, licence, durationInMinutes },
      titleHi: version.titleHi ?? null,
      summaryHi: version.summaryHi ?? null,
    },
    languages: versionLanguages(version),
    tags: describeTags(version, await currentDictionary()),
    ...(await readModules(version)),
    versionNumber: version.number,
    publishedAt: (version.publishedAt ?? version.updatedAt).toISOString(),
    isOnSale: offering.isOnSale && version.status === 'published',
    pricePerSeatPerYearInPaise: offering.pricePerSeatPerYearInPaise,
    gstRatePercent: getRuntime().gstRatePercent,
    provider: {
      id: String(providerId),
      name: provider.name,
      nameHi: provider.nameHi ?? null,
      website: provider.website ?? null,
      description: provider.description ?? null,
    },
  }
}

async function readModules({
  modules,
  providerId,
}: CourseVersionRecord): Promise<Pick<CoursePageView, 'modules' | 'isOnePiece' | 'standard'>> {
  const packages = await ContentPackage.find(
    { _id: { $in: modules.map(({ packageId }) => packageId) }, providerId },
    { 'report.standard': 1, 'report.organizations': 1 },
  ).lean<Pick<ContentPackageRecord, '_id' | 'report'>[]>()
  const reportOf = (packageId: unknown) =>
    packages.find(({ _id }) => String(_id) === String(packageId))?.report
  const outlines = modules.map(({ title, packageId }) => ({
    title,
    items: withoutRoot((reportOf(packageId)?.organizations ?? []).flatMap(toOutline)),
  }))
  return {
    modules: outlines,
    isOnePiece: outlines.flatMap(({ items }) => items.flatMap(leaves)).length <= 1,
    standard: reportOf(modules[0]?.packageId)?.standard ?? 'unknown',
  }
}

/** Titles only; what a package hides from its own menu stays hidden here. */
function toOutline({ title, children, isVisible }: PackageItem): OutlineItem[] {
  return isVisible ? [{ title, children: children.flatMap(toOutline) }] : []
}

/** The root of a package is the course again. */
const withoutRoot = (items: OutlineItem[]): OutlineItem[] => {
  const [root, ...others] = items
  return root && others.length === 0 && root.children.length > 0 ? root.children : items
}

const leaves = (item: OutlineItem): OutlineItem[] =>
  item.children.length > 0 ? item.children.flatMap(leaves) : [item]
