import path from 'node:path'
import { SAMPLE_COURSES } from '../../content-samples/courses.ts'
import { type SampleCourse, type SampleLanguage } from '../../content-samples/support/sample-course.ts'
import { createCourse } from '#app/domain/courses/create-course.server.ts'
import { type LICENCES } from '#app/domain/courses/course.schema.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'

const LICENCE_OF: Record<string, (typeof LICENCES)[number]> = {
  'CC BY 4.0': 'cc_by_4',
  'CC BY-SA 4.0': 'cc_by_sa_4',
}

/** Takes the sample courses through the same doors as anybody's: written, uploaded, tagged, submitted, approved. */
export async function seedCourses(authors: Map<string, Actor>, validator: Actor): Promise<void> {
  for (const [index, sample] of SAMPLE_COURSES.entries()) {
    const author = authors.get(sample.providerKey) ?? [...authors.values()][index % authors.size]
    if (!author) throw new Error('Sample courses need an author.')
    for (const language of sample.languages) await seedCourse(sample, language, author, validator)
  }
}

async function seedCourse(
  sample: SampleCourse,
  language: SampleLanguage,
  actor: Actor,
  validator: Actor,
): Promise<void> {
  const isHindi = language === 'hi'
  const { courseId } = await createCourse({
    actor,
    title: isHindi ? sample.titleHi : sample.title,
    titleHi: sample.titleHi,
    summary: isHindi ? sample.summaryHi : sample.summary,
    summaryHi: sample.summaryHi,
    outcomes: isHindi ? sample.outcomesHi : sample.outcomes,
    language,
    licence: LICENCE_OF[sample.licence] ?? 'all_rights_reserved',
    durationInMinutes: sample.durationInMinutes,
  })
  const originalName = `${sample.name}.${language}.${isHindi ? 'scorm12' : 'scorm2004'}.zip`
  await importPackage({
    actor,
    courseId,
    originalName,
    file: path.resolve('content-samples/packages', originalName),
  })
  const tags = sample.tags.map(({ code, level, role }) => ({ competencyCode: code, level, role }))
  await setTags({ actor, courseId, tags })
  await setPrice({ actor, courseId, pricePerSeatPerYearInPaise: sample.pricePerSeatPerYearInPaise })
  const { submissionId } = await submitCourse({ actor, courseId })
  await approveSubmission({ actor: validator, submissionId })
}
