import { createHash } from 'node:crypto'
import { canonicalJson } from '../document/canonical-json.ts'
import { type CourseForExport } from './course-for-export.ts'

/**
 * The SHA-256, in hex, of all a course says: the same for the same content whatever the order of keys, another one after
 * any change a learner or a reviewer could see. What the version is called is not part of it.
 */
export function courseHash(course: Omit<CourseForExport, 'version'>): string {
  const { version: _, ...said } = course as CourseForExport
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}
