import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { mediaIdsOf } from '#app/domain/lessons/lesson-content.server.ts'

/** Versions of an organisation that were frozen before they named the files of their lessons name them from now on. */
export async function nameFrozenMedia(organisationId: string): Promise<void> {
  const versions = await CourseVersion.find(
    {
      providerId: organisationId,
      status: { $ne: 'draft' },
      modules: {
        $elemMatch: { lessonId: { $ne: null }, lessonRevision: { $ne: null }, mediaIds: { $exists: false } },
      },
    },
    { 'modules._id': 1, 'modules.lessonId': 1, 'modules.lessonRevision': 1, 'modules.mediaIds': 1 },
  ).lean<Pick<CourseVersionRecord, '_id' | 'modules'>[]>()
  for (const { _id, modules } of versions) {
    for (const { _id: moduleId, lessonId, lessonRevision, mediaIds } of modules) {
      if (!lessonId || lessonRevision == null || mediaIds) continue
      const content = await contentAt({ lessonId, providerId: organisationId }, lessonRevision)
      await CourseVersion.updateOne(
        { _id, providerId: organisationId, status: { $ne: 'draft' } },
        { $set: { 'modules.$[own].mediaIds': mediaIdsOf(content) } },
        { arrayFilters: [{ 'own._id': moduleId }], timestamps: false },
      )
    }
  }
}
