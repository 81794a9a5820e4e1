import { buildCourse, courseHash, type CourseForExport } from '@karmashala/authoring/server'
import { writePackage } from '@karmashala/scorm/server'
import { type SampleCourse } from './sample-course.ts'

const STANDARDS = ['scorm12', 'scorm2004'] as const
export type SampleStandard = (typeof STANDARDS)[number]

const VERSION = '1.0'

export interface BuiltPackage {
  course: SampleCourse
  standard: SampleStandard
  fileName: string
  bytes: Buffer
}

/** `<course>.<standard>.zip`, the name of a package in the folder of packages. */
export const packageFileName = (name: string, standard: SampleStandard): string => `${name}.${standard}.zip`

/** Writes one course, with all its languages in it, in both standards. The same sources give the same bytes. */
export async function buildPackages(course: SampleCourse): Promise<BuiltPackage[]> {
  const built: BuiltPackage[] = []
  for (const standard of STANDARDS) built.push(await buildPackage(course, standard))
  return built
}

async function buildPackage(course: SampleCourse, standard: SampleStandard): Promise<BuiltPackage> {
  const exported = courseForExport(course)
  const target = standard === 'scorm12' ? 'scorm12' : 'scorm2004_4th'
  const { files, items } = buildCourse({ course: exported, media: new Map(), target })
  const bytes = await writePackage({
    standard,
    identifier: exported.identifier,
    title: course.title,
    language: exported.sourceLanguage,
    items,
    files,
    metadata: { description: course.summary, version: VERSION },
  })
  return { course, standard, fileName: packageFileName(course.name, standard), bytes }
}

/** A sample as every export takes it, English first. */
export function courseForExport(course: SampleCourse): CourseForExport {
  const { name, title, titleHi, summary, summaryHi, languages, lessons, passMarkPercent } = course
  const inHindi = languages.includes('hi')
  const said = {
    identifier: `karmashala-${name}`,
    sourceLanguage: 'en',
    languages: inHindi ? ['en', 'hi'] : ['en'],
    title: { en: title, ...(inHindi ? { hi: titleHi } : {}) },
    summary: { en: summary, ...(inHindi ? { hi: summaryHi } : {}) },
    lessons: [...lessons],
    passMarkPercent,
  }
  return { ...said, version: { number: VERSION, hash: courseHash(said) } }
}
