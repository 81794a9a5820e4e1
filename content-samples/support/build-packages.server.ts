import { buildCourseFiles } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { type SampleCourse, type SampleLanguage } from './sample-course.ts'

const STANDARDS = ['scorm12', 'scorm2004'] as const
export type SampleStandard = (typeof STANDARDS)[number]

export interface BuiltPackage {
  course: SampleCourse
  language: SampleLanguage
  standard: SampleStandard
  fileName: string
  bytes: Buffer
}

/** `<course>.<language>.<standard>.zip`, the name of a package in the folder of packages. */
const packageFileName = (name: string, language: SampleLanguage, standard: SampleStandard): string =>
  `${name}.${language}.${standard}.zip`

/** Writes one course in every language it has and in both standards. The same sources give the same bytes. */
export async function buildPackages(course: SampleCourse): Promise<BuiltPackage[]> {
  const built: BuiltPackage[] = []
  for (const language of course.languages) {
    for (const standard of STANDARDS) built.push(await buildPackage(course, language, standard))
  }
  return built
}

async function buildPackage(
  course: SampleCourse,
  language: SampleLanguage,
  standard: SampleStandard,
): Promise<BuiltPackage> {
  const document = course.lessons[language]
  if (!document) throw new Error(`${course.name} has no lesson in ${language}.`)
  const title = language === 'hi' ? course.titleHi : course.title
  const { files, items } = buildCourseFiles({
    course: { title, language, lessons: [{ title, document }], passMarkPercent: course.passMarkPercent },
    standard,
  })
  const bytes = await writePackage({
    standard,
    identifier: `karmashala-${course.name}-${language}`,
    title,
    language,
    items,
    files,
    metadata: { description: language === 'hi' ? course.summaryHi : course.summary, version: '1.0' },
  })
  return { course, language, standard, fileName: packageFileName(course.name, language, standard), bytes }
}
