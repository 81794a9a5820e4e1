import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { type ContentsModule } from '#app/domain/learning/learning-views.ts'
import { nestContents } from '#app/domain/learning/nest-contents.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'

/** The lesson of a draft is one part; opening it leads to its own preview. */
const LESSON = 'lesson'

/** All that can be opened in a version, what it hides from learners too; nothing is locked and nothing recorded. */
export async function readPreviewContents({
  modules,
  status,
}: Pick<CourseVersionRecord, 'modules' | 'status'>): Promise<ContentsModule[]> {
  return await Promise.all(
    modules.map(async ({ _id, title, packageId, lessonId }) => {
      const moduleId = String(_id)
      const open = { status: null, score: null, lock: null }
      if (lessonId && status === 'draft') {
        const part = { ...open, moduleId, itemId: LESSON, title, isHidden: false }
        return { id: moduleId, title, contents: [{ title, part, children: [] }] }
      }
      const played = await findPlayedPackage(String(packageId))
      const parts = [...(played?.items.values() ?? [])].map((item) => ({
        ...open,
        ...{ moduleId, itemId: item.id, title: item.title, isHidden: !item.isShown },
      }))
      return { id: moduleId, title, contents: nestContents(played?.contents ?? [], parts) }
    }),
  )
}
