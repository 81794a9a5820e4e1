export {
  buildCourseFiles,
  DEFAULT_PASS_MARK_PERCENT,
  type ExportedCourse,
  type ExportedFile,
  type ExportedItem,
} from './course-page/build-course-files.server.ts'
export { importXliff, type XliffImport, type XliffRefusal } from './translation/read-xliff.server.ts'
export { exportXliff } from './translation/write-xliff.server.ts'
