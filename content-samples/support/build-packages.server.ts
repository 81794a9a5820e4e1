import { lessonContent } from '@karmashala/authoring'
import { buildCourse, courseHash, type CourseForExport } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { type SampleCourse, type SampleLanguage } from './sample-course.ts'

const STANDARDS = ['scorm12', 'scorm2004'] as const
export type SampleStandard = (typeof STANDARDS)[number]

const VERSION = '1.0'

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
  const exported = courseForExport(course, language)
  const target = standard === 'scorm12' ? 'scorm12' : 'scorm2004_4th'
  const { files, items } = buildCourse({ course: exported, media: new Map(), target })
  const bytes = await writePackage({
    standard,
    identifier: exported.identifier,
    title: exported.title[language] ?? course.title,
    language,
    items,
    files,
    metadata: { description: exported.summary[language], version: VERSION },
  })
  return { course, language, standard, fileName: packageFileName(course.name, language, standard), bytes }
}

/** One language of a course as a course of its own: the seeds put them on sale separately. */
export function courseForExport(course: SampleCourse, language: SampleLanguage): CourseForExport {
  const document = course.lessons[language]
  if (!document) throw new Error(`${course.name} has no lesson in ${language}.`)
  const title = language === 'hi' ? course.titleHi : course.title
  const said = {
    identifier: `karmashala-${course.name}-${language}`,
    sourceLanguage: language,
    languages: [language],
    title: { [language]: title },
    summary: { [language]: language === 'hi' ? course.summaryHi : course.summary },
    lessons: [{ id: 'lesson', content: lessonContent(language, title, document) }],
    passMarkPercent: course.passMarkPercent,
  }
  return { ...said, version: { number: VERSION, hash: courseHash(said) } }
}
