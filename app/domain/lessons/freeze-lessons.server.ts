import { Types } from 'mongoose'
import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { Lesson, type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { type MadeLesson } from '#app/domain/lessons/make-lesson-packages.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** A lesson was saved, added or taken out, or the pass mark changed, after its package had been made: it is made again. */
export class LessonsMovedOn extends Error {
  override readonly name = 'LessonsMovedOn'
}

type FreezeLessons = { actor: Actor; draft: CourseVersionRecord; made: readonly MadeLesson[] }

/**
 * The modules of a version with the packages made of its lessons. Each lesson is written to, so that a save at the same
 * moment and the submission cannot both go through unseen by each other. Part of the transaction that freezes the version.
 */
export async function freezeLessons({ actor, draft, made }: FreezeLessons): Promise<object[]> {
  const modules: object[] = []
  for (const module of draft.modules) {
    if (!module.lessonId) {
      modules.push(module)
      continue
    }
    const ready = made.find(({ lessonId }) => lessonId === String(module.lessonId))
    if (!ready || ready.passMarkPercent !== passMarkOf(draft)) throw new LessonsMovedOn()
    const { providerId } = draft
    const frozen = await Lesson.findOneAndUpdate(
      { _id: module.lessonId, providerId, revision: ready.revision, removed: null },
      // The count, since the revision may be the one of the last time: what leaves a record as it is meets no other writer.
      { $set: { frozenRevision: ready.revision }, $inc: { timesFrozen: 1 } },
      { timestamps: false, projection: { mediaIds: 1 } },
    ).lean<Pick<LessonRecord, 'mediaIds'>>()
    if (!frozen) throw new LessonsMovedOn()
    const packageId = await packageOf({ actor, draft, made: ready })
    const { title, revision: lessonRevision } = ready
    modules.push({ ...module, title, packageId, lessonRevision, mediaIds: frozen.mediaIds })
  }
  return modules
}

type PackageOf = { actor: Actor; draft: CourseVersionRecord; made: MadeLesson }

/** The same bytes of the same lesson are the same package: learners' records of an unchanged lesson stay with it. */
async function packageOf({ actor, draft, made }: PackageOf): Promise<Types.ObjectId> {
  const { providerId, courseId } = draft
  const { lessonId, revision, sha256, sizeInBytes, report, title } = made
  const known = await ContentPackage.findOne(
    { providerId, courseId, lessonId, sha256, state: 'ready' },
    { _id: 1 },
  ).lean()
  if (known) return known._id
  const _id = new Types.ObjectId()
  await ContentPackage.create([
    {
      ...{ _id, providerId, courseId, lessonId, lessonRevision: revision, sha256, sizeInBytes, report },
      ...{ uploadedById: actor.id, originalName: title, state: 'ready' },
    },
  ])
  return _id
}
