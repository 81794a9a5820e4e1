import { type Types } from 'mongoose'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

export type OnSale = {
  courseId: string
  courseSlug: string
  offeringId: Types.ObjectId
  providerId: Types.ObjectId
  courseTitle: string
  courseTitleHi: string | null
  providerName: string
  pricePerSeatPerYearInPaise: number
}

/** What a ministry can order now, by the course's id or by its name in addresses. */
export async function findOnSale(which: { courseId: string } | { slug: string }): Promise<OnSale> {
  const refusal = new DomainError('not_found', 'buy:refusals.notOnSale')
  const course = await Course.findOne('slug' in which ? { slug: which.slug } : { _id: which.courseId }).lean()
  if (!course) throw refusal
  const offering = await Offering.findOne({ courseId: course._id, isOnSale: true }).lean()
  const version = await CourseVersion.findOne({ _id: course.publishedVersionId, status: 'published' }).lean()
  const provider = await Organisation.findById(course.providerId, { name: 1 }).lean()
  if (!offering || !version || !provider) throw refusal
  return {
    courseId: String(course._id),
    courseSlug: course.slug,
    offeringId: offering._id,
    providerId: course.providerId,
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    providerName: provider.name,
    pricePerSeatPerYearInPaise: offering.pricePerSeatPerYearInPaise,
  }
}
