import {
  diffLessons,
  diffWords,
  plainText,
  type LessonChange,
  type LessonContent,
} from '@karmashala/authoring'
import { changeBetween } from '@karmashala/authoring'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { toLessonHead } from '#app/domain/lessons/lesson-head.server.ts'
import { type BlockChangeView, type RevisionDiff } from '#app/domain/lessons/lesson-views.ts'
import { LessonRevision, type LessonRevisionRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { namesOf, toRevisionView } from '#app/domain/lessons/list-revisions.server.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { type SetAside } from '#app/domain/lessons/write-revision.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type OneRevision = { actor: Actor; courseId: string; lessonId: string; number: number }

/** The lesson as it was after one of its revisions. */
export async function getRevision({
  actor,
  courseId,
  lessonId,
  number,
}: OneRevision): Promise<LessonContent> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  await getOwnLesson({ providerId, courseId, lessonId })
  return await contentAt({ lessonId, providerId }, number)
}

/** What a reader would see changed from one revision to another, by default from the one before. */
export async function compareRevisions({
  actor,
  courseId,
  lessonId,
  number,
  since = number - 1,
}: OneRevision & { since?: number | undefined }): Promise<RevisionDiff> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const revision = await LessonRevision.findOne(
    { lessonId, providerId, number },
    { change: 0, snapshot: 0 },
  ).lean<LessonRevisionRecord>()
  if (!revision || since >= number || since < 0) throw new DomainError('not_found', 'errors:notFound')

  const after = await contentAt({ lessonId, providerId }, number)
  const before = since === 0 ? null : await contentAt({ lessonId, providerId }, since)
  const head = await toLessonHead(lesson)
  return {
    lesson: head,
    revision: toRevisionView(revision, await namesOf([revision])),
    since: since === 0 ? null : since,
    title: before && before.title !== after.title ? diffWords(before.title, after.title) : null,
    blocks: toBlockChanges(before ?? emptied(after), after),
    translated: countTranslated(before ? changeBetween(before, after) : null),
    setAside: toSetAside(revision),
    mayRestore: head.isEditable && changeBetween(readContent(lesson), after) !== null,
  }
}

/** The first revision is compared with a lesson that says nothing. */
const emptied = (content: LessonContent): LessonContent => ({
  ...content,
  document: { type: 'doc', content: [] },
  translations: {},
})

const toBlockChanges = (before: LessonContent, after: LessonContent): BlockChangeView[] =>
  diffLessons(before, after).flatMap(({ blockId, kind, words, ...blocks }) => {
    const type = (blocks.after ?? blocks.before)?.type
    return type ? [{ blockId, kind, type, words }] : []
  })

function countTranslated(change: LessonChange | null): RevisionDiff['translated'] {
  const counts = new Map<string, number>()
  for (const { language } of change?.translated ?? []) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].map(([language, count]) => ({ language, count }))
}

const toSetAside = ({ setAside }: LessonRevisionRecord): RevisionDiff['setAside'] =>
  setAside
    ? (JSON.parse(setAside) as SetAside[]).flatMap(({ blockId, mine }) =>
        mine ? [{ blockId, type: mine.type, text: plainText(mine) }] : [],
      )
    : []
