import { screenNames } from '@karmashala/authoring/server'
import { packageLabel, packageOrigin } from '@karmashala/player'
import { signLaunchToken } from '@karmashala/player/server'
import { createHash, randomUUID } from 'node:crypto'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { LAUNCH_LIFETIME_IN_SECONDS, NO_ATTEMPT } from '#app/domain/launches/launch-url.server.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { lessonForExport } from '#app/domain/lessons/course-for-export.server.ts'
import { toLessonHead } from '#app/domain/lessons/lesson-head.server.ts'
import { type LessonHead } from '#app/domain/lessons/lesson-views.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { buildPreview, previewId, type PreviewOf } from '#app/domain/lessons/preview-files.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type PreviewLesson = { actor: Actor; courseId: string; lessonId: string; revision?: number | undefined }

export type LessonPreview = {
  lesson: LessonHead
  revision: number
  /** On the content origin, good for a while and for this lesson alone; null when there is nothing to show yet. */
  frameUrl: string | null
  /** That the course can be read in, the one it is written in first. */
  languages: string[]
  /** What the places it reports are called, by language. */
  places: Record<string, Record<string, string>>
  /** That the course is passed with. */
  passMarkPercent: number
  /** Why not, as an encoded message. */
  problem: string | null
}

/** A lesson as learners see it, from any of its revisions; nothing that is done in it is kept anywhere. */
export async function previewLesson({
  actor,
  courseId,
  lessonId,
  revision,
}: PreviewLesson): Promise<LessonPreview> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.preview_own', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const number = revision ?? lesson.revision
  const [version] = await CourseVersion.find({ courseId, providerId }, { passMarkPercent: 1 })
    .sort({ number: -1 })
    .limit(1)
    .lean()
  const passMarkPercent = passMarkOf(version ?? {})
  const of = { providerId, lessonId, revision: number, passMarkPercent }
  const content = await contentAt({ lessonId, providerId }, number)
  const course = lessonForExport({ lessonId, content, passMarkPercent })
  const { languages } = course
  const shown = {
    ...{ lesson: await toLessonHead(lesson), revision: number, languages, passMarkPercent },
    places: screenNames(course),
  }
  try {
    await buildPreview(of)
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid') throw error
    return { ...shown, frameUrl: null, problem: encodeMessage(error.key, error.params) }
  }
  return { ...shown, frameUrl: previewUrl(actor, of), problem: null }
}

function previewUrl(actor: Actor, of: PreviewOf): string {
  const { contentOrigin, secrets } = getRuntime()
  const host = createHash('sha256').update(`preview of a lesson ${of.lessonId}`).digest('hex')
  const label = packageLabel(contentOrigin, host)
  const token = signLaunchToken(
    {
      ...{ launchId: randomUUID(), attemptId: NO_ATTEMPT, learnerId: actor.id, packageLabel: label },
      ...{ packageId: previewId(of), itemId: 'lesson', mode: 'browse' },
    },
    secrets.launch,
    LAUNCH_LIFETIME_IN_SECONDS,
  )
  return new URL(`/launch/${token}/content/index.html`, packageOrigin(contentOrigin, label)).href
}
