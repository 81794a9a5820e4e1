import { randomBytes } from 'node:crypto'
import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import {
  PASS_MARK_DEFAULT,
  type CourseDetailsInput,
  type TagInput,
} from '#app/domain/courses/course.schema.ts'
import { slugOf } from '#app/domain/organisations/slug.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

type CreateCourse = CourseDetailsInput & { actor: Actor }

/** Opens a course with the draft of its first version. */
export async function createCourse({ actor, ...details }: CreateCourse): Promise<{ courseId: string }> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })

  return await inTransaction(async () => {
    const { courseId, slug } = await openCourse({ actor, details })
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'course.created',
      subject: { kind: 'course', id: String(courseId) },
      details: { slug },
    })
    return { courseId: String(courseId) }
  })
}

type OpenCourse = {
  actor: Actor
  details: CourseDetailsInput
  courseId?: Types.ObjectId
  modules?: object[]
  passMarkPercent?: number
  tags?: TagInput[]
}

/** Writes a course with its first draft. Part of the caller's transaction, who has checked who may and says why. */
export async function openCourse({
  actor,
  details,
  courseId = new Types.ObjectId(),
  modules = [],
  passMarkPercent = PASS_MARK_DEFAULT,
  tags = [],
}: OpenCourse): Promise<{ courseId: Types.ObjectId; slug: string }> {
  const providerId = actor.acting.organisationId
  const versionId = new Types.ObjectId()
  const slug = await freeSlug(details.title)
  await Course.create([{ _id: courseId, providerId, slug, createdById: actor.id, draftVersionId: versionId }])
  await CourseVersion.create([
    {
      ...{ _id: versionId, courseId, providerId, number: 1, passMarkPercent, tags },
      ...details,
      modules: modules as never,
    },
  ])
  return { courseId, slug }
}

/** Several institutions teach the same subject under the same title. */
async function freeSlug(title: string): Promise<string> {
  const base = slugOf(title, 'course')
  return (await Course.exists({ slug: base })) ? `${base}-${randomBytes(3).toString('hex')}` : base
}
