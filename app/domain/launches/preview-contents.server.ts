import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { type ContentsModule } from '#app/domain/learning/learning-views.ts'
import { nestContents } from '#app/domain/learning/nest-contents.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'

/** All that can be opened in a version, what it hides from learners too; nothing is locked and nothing recorded. */
export async function readPreviewContents({
  modules,
}: Pick<CourseVersionRecord, 'modules'>): Promise<ContentsModule[]> {
  return await Promise.all(
    modules.map(async ({ _id, title, packageId }) => {
      const moduleId = String(_id)
      const played = await findPlayedPackage(String(packageId))
      const parts = [...(played?.items.values() ?? [])].map((item) => ({
        ...{ moduleId, itemId: item.id, title: item.title, isHidden: !item.isShown },
        ...{ status: null, score: null, lock: null },
      }))
      return { id: moduleId, title, contents: nestContents(played?.contents ?? [], parts) }
    }),
  )
}
