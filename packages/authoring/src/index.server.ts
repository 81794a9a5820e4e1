export {
  buildCourseFiles,
  DEFAULT_PASS_MARK_PERCENT,
  type ExportedCourse,
  type ExportedFile,
  type ExportedItem,
} from './course-page/build-course-files.server.ts'
