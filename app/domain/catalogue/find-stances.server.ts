import { may } from '#app/domain/access/policy.ts'
import { type CoursePageView, type CourseStance } from '#app/domain/catalogue/course-page-view.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'

type FindStances = { viewer: Viewer | null; course: CoursePageView }

/** What a course page offers to the person who looks at it. */
export async function findStances({ viewer, course }: FindStances): Promise<CourseStance[]> {
  if (!viewer) return [{ kind: 'visitor' }]
  const { isOnSale, provider } = course
  return [
    ...(may(viewer, 'learning.take', { ownerId: viewer.id }) ? [await learnerStance(viewer, course)] : []),
    ...(may(viewer, 'order.raise') && isOnSale ? [{ kind: 'order' } as const] : []),
    ...(may(viewer, 'course.list_own', { organisationId: provider.id }) ? [{ kind: 'author' } as const] : []),
  ]
}

async function learnerStance(viewer: Viewer, { courseId }: CoursePageView): Promise<CourseStance> {
  const [seat, enrolment] = await Promise.all([
    findHeldSeat({ userId: viewer.id, courseId }),
    Enrolment.findOne({ userId: viewer.id, courseId }, { completedAt: 1 }).sort({ updatedAt: -1 }).lean(),
  ])
  if (enrolment && (seat || enrolment.completedAt)) {
    const isCompleted = enrolment.completedAt != null
    return { kind: 'continue', enrolmentId: String(enrolment._id), isCompleted }
  }
  return seat ? { kind: 'start' } : { kind: 'noSeat' }
}
