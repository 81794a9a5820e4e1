import { writePackage, inspectPackage } from '@karmashala/scorm/server'
import { type PackageReport } from '@karmashala/scorm'
import { createHash, randomUUID } from 'node:crypto'
import { Types } from 'mongoose'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { enrol } from '#app/domain/learning/enrol.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { storePackage } from '#app/domain/packages/store-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { aMinistry, anActor, anAuthor, type TestOrganisation } from '#tests/support/factories/people.ts'
import { aFile } from '#tests/support/factories/packages.ts'

type Standard = 'scorm12' | 'scorm2004'
type PackageItem = Parameters<typeof writePackage>[0]['items'][number]

const A_YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000

/** A lesson of an imagined package. */
export const aLesson = (number: number, values: Partial<PackageItem> = {}): PackageItem => ({
  identifier: `lesson-${number}`,
  title: `Lesson ${number}`,
  href: `lesson-${number}.html`,
  scormType: 'sco',
  ...values,
})

/** A checked package whose files are in storage. `change` stands in for what the writer does not write. */
export async function aStoredPackage({
  author,
  standard = 'scorm12',
  items = [aLesson(1)],
  change = (report) => report,
}: {
  author: Actor
  standard?: Standard
  items?: PackageItem[]
  change?: (report: PackageReport) => PackageReport
}): Promise<string> {
  const bytes = await writePackage({
    standard,
    identifier: 'imagined-package',
    title: 'Imagined Leave Rules',
    language: 'en',
    items,
    files: items.map(({ href, title }) => ({
      path: href,
      content: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${randomUUID()}</p></html>`,
    })),
  })
  const file = await aFile(bytes)
  const report = await inspectPackage({ file })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await storePackage({ sha256, file, report })
  const stored = await ContentPackage.create({
    providerId: author.acting.organisationId,
    uploadedById: author.id,
    sha256,
    originalName: 'leave.zip',
    sizeInBytes: bytes.length,
    report: change(report),
  })
  return String(stored._id)
}

export type LearningCourse = {
  author: Actor
  courseId: string
  versionId: string
  moduleIds: string[]
  packageIds: string[]
}

type CourseOptions = {
  author?: Actor
  packages?: Omit<Parameters<typeof aStoredPackage>[0], 'author'>[]
  status?: 'draft' | 'submitted' | 'published'
}

/** A course whose version holds one module for each package. */
export async function aLearningCourse({
  author: given,
  packages = [{}],
  status = 'published',
}: CourseOptions = {}): Promise<LearningCourse> {
  const author = given ?? (await anAuthor())
  const courseId = new Types.ObjectId()
  await Course.create({
    _id: courseId,
    providerId: author.acting.organisationId,
    slug: `imagined-course-${String(courseId)}`,
    createdById: author.id,
  })
  return await aVersion({ author, courseId: String(courseId), packages, status })
}

/** The next version of a course; a published one takes the place of the last. */
export async function aVersion({
  author,
  courseId,
  packages = [{}],
  status = 'published',
}: Required<Pick<LearningCourse, 'author' | 'courseId'>> & CourseOptions): Promise<LearningCourse> {
  const packageIds: string[] = []
  for (const one of packages) packageIds.push(await aStoredPackage({ author, ...one }))
  const number = (await CourseVersion.countDocuments({ courseId })) + 1
  const version = await CourseVersion.create({
    courseId,
    providerId: author.acting.organisationId,
    number,
    status,
    title: 'Imagined Leave Rules for Beginners',
    titleHi: 'कल्पित छुट्टी नियम',
    summary: 'What kinds of leave an official can have and how to ask for them.',
    outcomes: ['Tell earned leave from casual leave'],
    language: 'en',
    licence: 'cc_by_4',
    durationInMinutes: 45,
    pricePerSeatPerYearInPaise: 25_000,
    modules: packageIds.map((packageId, index) => ({
      kind: 'package',
      title: `Module ${index + 1}`,
      packageId,
    })),
    tags: [
      { competencyCode: 'FUN-111', level: 2, role: 'taught' },
      { competencyCode: 'FUN-111', level: 3, role: 'assessed' },
    ],
    publishedAt: status === 'published' ? new Date() : null,
  })
  const versionId = String(version._id)
  if (status === 'published') {
    await CourseVersion.updateMany(
      { courseId, _id: { $ne: versionId }, status: 'published' },
      { $set: { status: 'superseded' } },
    )
    await Course.updateOne({ _id: courseId }, { $set: { publishedVersionId: versionId } })
  } else await Course.updateOne({ _id: courseId }, { $set: { draftVersionId: versionId } })
  return { author, courseId, versionId, moduleIds: version.modules.map(({ _id }) => String(_id)), packageIds }
}

export const aLearner = async (ministry?: TestOrganisation): Promise<Actor> =>
  await anActor(ministry ?? (await aMinistry()), ['learner'])

/** A seat that a training manager gave to the learner. */
export async function aSeat(
  { id, acting }: Actor,
  courseId: string,
  values: Partial<{ expiresAt: Date; status: 'assigned' | 'active' }> = {},
): Promise<string> {
  const seat = await Seat.create({
    orderId: new Types.ObjectId(),
    ministryId: acting.organisationId,
    courseId,
    userId: id,
    status: 'assigned',
    isHeld: true,
    assignedAt: new Date(),
    expiresAt: new Date(Date.now() + A_YEAR_IN_MS),
    ...values,
  })
  return String(seat._id)
}

export type TestEnrolment = LearningCourse & { learner: Actor; enrolmentId: string; seatId: string }

/** A learner with a seat who has started a course. */
export async function anEnrolment(
  options: CourseOptions & { learner?: Actor; course?: LearningCourse } = {},
): Promise<TestEnrolment> {
  const { learner: given, course: made, ...courseOptions } = options
  const course = made ?? (await aLearningCourse(courseOptions))
  const learner = given ?? (await aLearner())
  const seatId = await aSeat(learner, course.courseId)
  const { enrolmentId } = await enrol({ actor: learner, courseId: course.courseId })
  return { ...course, learner, enrolmentId, seatId }
}

/** What happens to a seat that a training manager takes back. */
export const takeBackSeat = async (seatId: string): Promise<void> =>
  void (await Seat.updateOne(
    { _id: seatId },
    { $set: { status: 'released', isHeld: false, releasedAt: new Date() } },
  ))
