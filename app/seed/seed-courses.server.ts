import { buildCourseJson } from '@karmashala/authoring/server'
import path from 'node:path'
import { type SampleCourse } from '../../content-samples/support/sample-course.ts'
import { createCourse } from '#app/domain/courses/create-course.server.ts'
import { type CourseDetailsInput, type LICENCES } from '#app/domain/courses/course.schema.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { updateDetails } from '#app/domain/courses/update-details.server.ts'
import { withMadeFile } from '#app/domain/lessons/export-course-file.server.ts'
import { importCourse } from '#app/domain/lessons/import-course.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'

const LICENCE_OF: Record<string, (typeof LICENCES)[number]> = {
  'CC BY 4.0': 'cc_by_4',
  'CC BY-SA 4.0': 'cc_by_sa_4',
}

type OneCourse = { actor: Actor; sample: SampleCourse }

/**
 * Takes the sample courses through the same doors as anybody's: brought in as course files, one as a package, then tagged,
 * priced, submitted, approved.
 */
export async function seedCourses(authors: Map<string, Actor>, validator: Actor): Promise<void> {
  // Reading and checking all samples takes a while, and only an empty marketplace needs them.
  const { SAMPLE_COURSES } = await import('../../content-samples/courses.ts')
  for (const [index, sample] of SAMPLE_COURSES.entries()) {
    const actor = authors.get(sample.providerKey) ?? [...authors.values()][index % authors.size]
    if (!actor) throw new Error('Sample courses need an author.')
    const courseId =
      sample.comesAs === 'lessons' ? await writeIn({ actor, sample }) : await upload({ actor, sample })
    await setTags({ actor, courseId, tags: toTags(sample.tags) })
    await setPrice({ actor, courseId, pricePerSeatPerYearInPaise: sample.pricePerSeatPerYearInPaise })
    const { submissionId } = await submitCourse({ actor, courseId })
    await approveSubmission({ actor: validator, submissionId })
  }
}

/** Brings the lessons in with all their languages, as authors take a course from one marketplace to another. */
async function writeIn({ actor, sample }: OneCourse): Promise<string> {
  const { courseForExport } = await import('../../content-samples/support/build-packages.server.ts')
  const course = courseForExport(sample)
  const { courseId } = await withMadeFile(
    { needsBytes: 0, write: async (output) => await buildCourseJson(course, new Map(), { output }) },
    async ({ file }) => await importCourse({ actor, file }),
  )
  await updateDetails({ actor, courseId, ...toDetails(sample) })
  const { modules } = await getDraft({ courseId, providerId: actor.acting.organisationId })
  for (const [index, { id }] of sample.lessons.entries()) {
    const tags = toTags(sample.lessonTags[id] ?? [])
    const moduleId = modules[index]?._id
    if (moduleId && tags.length > 0) await setTags({ actor, courseId, moduleId: String(moduleId), tags })
  }
  return courseId
}

/** Brings the package of the same export, as institutions do that wrote their courses elsewhere. */
async function upload({ actor, sample }: OneCourse): Promise<string> {
  const { courseId } = await createCourse({ actor, ...toDetails(sample) })
  const originalName = `${sample.name}.${sample.comesAs}.zip`
  const file = path.resolve('content-samples/packages', originalName)
  await importPackage({ actor, courseId, originalName, file })
  return courseId
}

const toDetails = (sample: SampleCourse): CourseDetailsInput => ({
  title: sample.title,
  titleHi: sample.titleHi,
  summary: sample.summary,
  summaryHi: sample.summaryHi,
  outcomes: sample.outcomes,
  language: 'en',
  licence: LICENCE_OF[sample.licence] ?? 'all_rights_reserved',
  durationInMinutes: sample.durationInMinutes,
})

const toTags = (tags: SampleCourse['tags']) =>
  tags.map(({ code, level, role }) => ({ competencyCode: code, level, role }))
