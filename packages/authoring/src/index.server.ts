export { buildCourse } from './export/build-course.server.ts'
export {
  EXPORT_TARGETS,
  type CourseForExport,
  type CourseMedia,
  type ExportedFile,
  type ExportedItem,
  type ExportTarget,
  type MediaFile,
} from './export/course-for-export.ts'
export { buildCourseJson } from './export/course-json.server.ts'
export { COURSE_FORMAT_VERSION } from './export/course-json-schema.ts'
export {
  readCourseJson,
  type ArchivedMedia,
  type CourseJsonLimits,
  type ReadCourse,
} from './export/read-course-json.server.ts'
export { courseHash } from './export/course-hash.server.ts'
export { importXliff, type XliffImport, type XliffRefusal } from './translation/read-xliff.server.ts'
export { exportXliff } from './translation/write-xliff.server.ts'
export { screenNames } from './export/screen-names.server.ts'
export { answerOf, type BlockAnswer } from './export/handout/answer-key.ts'
export { buildHandout } from './export/handout/build-handout.server.ts'
