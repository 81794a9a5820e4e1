import { canonicalJson } from '../document/canonical-json.ts'
import { type CourseForExport, type ExportedFile } from './course-for-export.ts'

export const COURSE_FACTS_FILE = 'karmashala.json'

/** Says in every export which version of which course it is. */
export const courseFacts = (course: CourseForExport, target: string): ExportedFile => ({
  path: COURSE_FACTS_FILE,
  content: `${canonicalJson({
    format: 'karmashala-export',
    formatVersion: 1,
    target,
    identifier: course.identifier,
    version: course.version,
    title: course.title,
    summary: course.summary,
    languages: course.languages,
    sourceLanguage: course.sourceLanguage,
    passMarkPercent: course.passMarkPercent,
    competencies: course.competencies ?? [],
  })}\n`,
})
