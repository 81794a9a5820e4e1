import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { type UnfinishedLesson } from '#app/domain/lessons/lesson-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type ListUnfinished = { actor: Actor; courseId: string; versionId: string }

/** The lessons that would hold the course up if it were submitted or exported now, in their order. */
export async function listUnfinished(version: ListUnfinished): Promise<UnfinishedLesson[]> {
  const { modules } = await listLessons(version)
  return modules.flatMap((module) =>
    module.kind === 'lesson' && module.remarks.must > 0
      ? [{ id: module.id, title: module.title, mustMend: module.remarks.must }]
      : [],
  )
}
