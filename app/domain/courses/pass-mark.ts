import { PASS_MARK_DEFAULT } from '#app/domain/courses/course.schema.ts'

/** The pass mark of the lessons of a version; versions of earlier days do not say. */
export const passMarkOf = ({ passMarkPercent }: { passMarkPercent?: number | null }): number =>
  passMarkPercent ?? PASS_MARK_DEFAULT
