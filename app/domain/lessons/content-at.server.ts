import {
  applyChange,
  lessonContentSchema,
  type LessonChange,
  type LessonContent,
} from '@karmashala/authoring'
import { type Types } from 'mongoose'
import { LessonRevision, type LessonRevisionRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Of = { lessonId: Types.ObjectId | string; providerId: Types.ObjectId | string }

/** A lesson as it was after one of its revisions: the last snapshot before it, and the changes from there. */
export async function contentAt({ lessonId, providerId }: Of, number: number): Promise<LessonContent> {
  const start = await LessonRevision.findOne(
    { lessonId, providerId, number: { $lte: number }, snapshot: { $ne: null } },
    { snapshot: 1, number: 1 },
  )
    .sort({ number: -1 })
    .lean<Pick<LessonRevisionRecord, 'snapshot' | 'number'>>()
  if (!start?.snapshot) throw new DomainError('not_found', 'lessons:refusals.noRevision')
  const later = await LessonRevision.find(
    { lessonId, providerId, number: { $gt: start.number, $lte: number } },
    { change: 1, number: 1 },
  )
    .sort({ number: 1 })
    .lean<Pick<LessonRevisionRecord, 'change' | 'number'>[]>()
  if (later.length < number - start.number) throw new DomainError('not_found', 'lessons:refusals.noRevision')
  const content = later.reduce(
    (now, { change }) => (change ? applyChange(now, JSON.parse(change) as LessonChange) : now),
    JSON.parse(start.snapshot) as LessonContent,
  )
  return lessonContentSchema.parse(content)
}
