import { Types } from 'mongoose'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { aProvider } from '#tests/support/factories/people.ts'

let count = 0

export type TestOffering = { courseId: string; courseVersionId: string; slug: string; providerId: string }

/** A published course on sale, written straight into the database: for tests that are not about providing. */
export async function anOffering({
  pricePerSeatPerYearInPaise = 100_000,
  title = 'Imagined Office Procedure',
  isOnSale = true,
} = {}): Promise<TestOffering> {
  const { id: providerId } = await aProvider()
  const slug = `imagined-office-procedure-${(count += 1)}`
  const courseId = new Types.ObjectId()
  const courseVersionId = new Types.ObjectId()
  await Course.create({
    _id: courseId,
    providerId,
    slug,
    createdById: new Types.ObjectId(),
    publishedVersionId: courseVersionId,
  })
  await CourseVersion.create({
    _id: courseVersionId,
    courseId,
    providerId,
    number: 1,
    status: 'published',
    title,
    titleHi: 'कल्पित कार्यालय पद्धति',
    summary: 'How papers move through an office that does not exist.',
    outcomes: ['Open a file', 'Close a file'],
    language: 'en',
    licence: 'cc_by_4',
    durationInMinutes: 60,
    pricePerSeatPerYearInPaise,
    publishedAt: new Date(),
  })
  await Offering.create({ kind: 'course', courseId, providerId, pricePerSeatPerYearInPaise, isOnSale })
  return { courseId: String(courseId), courseVersionId: String(courseVersionId), slug, providerId }
}
