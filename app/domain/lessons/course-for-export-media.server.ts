import { type LessonContent } from '@karmashala/authoring'
import { type CourseMedia, type MediaFile } from '@karmashala/authoring/server'
import { mediaSourcesOf } from '#app/domain/lessons/lesson-content.server.ts'
import {
  findMediaForExport,
  withLocalFiles,
  type MediaForExport,
  type StoredForm,
} from '#app/domain/media/read-media-for-export.server.ts'

type Files = ReadonlyMap<string, MediaForExport>

/** The files lessons show, from the media library of their organisation; their bytes stay in storage. */
export const findCourseMedia = async (
  organisationId: string,
  contents: readonly LessonContent[],
): Promise<Files> =>
  await findMediaForExport({ organisationId, srcs: [...new Set(contents.flatMap(mediaSourcesOf))] })

/** As the export of a course takes them. */
export const toCourseMedia = (
  files: Files,
  contentOf: (form: StoredForm) => MediaFile['content'],
): CourseMedia =>
  new Map(
    [...files].map(([src, { stored, sources, ...facts }]) => [
      src,
      {
        ...facts,
        content: contentOf(stored),
        ...(sources.length > 0
          ? {
              sources: sources.map(({ path, width, stored: form }) => ({
                ...{ path, width, content: contentOf(form) },
              })),
            }
          : {}),
      },
    ]),
  )

type OnThisMachine = { media: CourseMedia; sizeInBytes: number }

/** Hands the files lessons show to `use` as files on this machine; none of them is held in memory. */
export async function withCourseMedia<T>(
  organisationId: string,
  contents: readonly LessonContent[],
  use: (files: OnThisMachine) => Promise<T>,
): Promise<T> {
  const files = await findCourseMedia(organisationId, contents)
  const forms = [...files.values()].flatMap(({ stored, sources }) => [
    stored,
    ...sources.map((one) => one.stored),
  ])
  const sizeInBytes = forms.reduce((sum, form) => sum + form.sizeInBytes, 0)
  return await withLocalFiles(
    forms,
    async (fileOf) =>
      await use({ media: toCourseMedia(files, (form) => ({ file: fileOf(form) })), sizeInBytes }),
  )
}
