import { completionRules, type CompletionRules } from '@karmashala/player'
import { type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import {
  findPlayedPackage,
  type PlayedItem,
  type PlayedPackage,
} from '#app/domain/learning/played-package.server.ts'

export type OutlineItem = PlayedItem & {
  moduleId: string
  packageId: string
  standard: PlayedPackage['standard']
  rules: CompletionRules
}

export type OutlineModule = Pick<PlayedPackage, 'tree' | 'course' | 'contents'> & {
  id: string
  title: string
  rules: CompletionRules
  /** What learners are shown. */
  items: OutlineItem[]
  /** What the manifest hides, but the sequencing of the module may lead to: a test drawn from several, for example. */
  hiddenItems: OutlineItem[]
}

type Modules = Pick<CourseVersionRecord, 'modules'>

/** What can be opened in a course version, in the order of its modules and of their packages. */
export async function readOutline({ modules }: Modules): Promise<OutlineModule[]> {
  const outline: OutlineModule[] = []
  // One after the other: it is also read inside transactions, which take one command at a time.
  for (const { _id, title, packageId, rules } of modules) {
    // A lesson nobody has submitted yet is not made into a package.
    const played = packageId ? await findPlayedPackage(String(packageId)) : null
    const place = { moduleId: String(_id), packageId: String(packageId), rules: completionRules(rules) }
    const items = [...(played?.items.values() ?? [])].map((item) => ({
      ...{ ...item, ...place },
      standard: played?.standard ?? 'scorm12',
    }))
    outline.push({
      id: String(_id),
      title,
      tree: played?.tree ?? null,
      course: played?.course ?? null,
      contents: played?.contents ?? [],
      rules: place.rules,
      items: items.filter(({ isShown }) => isShown),
      hiddenItems: played?.tree ? items.filter(({ isShown }) => !isShown) : [],
    })
  }
  return outline
}

/** An item that a learner can meet in a module. */
export const findItem = ({ items, hiddenItems }: OutlineModule, itemId: string): OutlineItem | null =>
  [...items, ...hiddenItems].find(({ id }) => id === itemId) ?? null

/** The items whose completion completes the course: nothing is ever heard of an address outside the package. */
export const trackedItems = (outline: OutlineModule[]): OutlineItem[] =>
  outline.flatMap(({ items }) => items).filter(({ isExternal }) => !isExternal)
