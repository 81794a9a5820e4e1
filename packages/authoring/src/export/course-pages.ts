import { isInteraction, definitions } from '../blocks/definitions.ts'
import { type AnyBlock } from '../block-definition.ts'
import { canonicalJson } from '../document/canonical-json.ts'
import { type Block, type LessonDocument } from '../document/lesson-document.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { splitScreens } from '../document/screens.ts'
import { textsOf } from '../document/texts.ts'
import { hashOf } from '../interactions/seeded.ts'
import { type PageQuestion } from '../runtime/page-data.ts'
import { findTranslations } from '../translation/find-translations.ts'
import { localise } from '../translation/localise.ts'
import { type CourseForExport } from './course-for-export.ts'

/** One page of an export: a lesson, or all of them where a standard launches one page only. */
export type CoursePage = {
  /** An NCName. */
  identifier: string
  href: string
  title: Record<string, string>
  /** By language, each with the same screens. */
  screens: Record<string, ShownScreen[]>
  /** By language, the ids of blocks that have words and none of them translated. */
  untranslated: Record<string, ReadonlySet<string>>
  screenKeys: string[]
  questions: PageQuestion[]
}

export type ShownScreen = {
  /** Null for a screen that begins without a heading. */
  title: string | null
  /** The id of the heading or the first block. */
  firstId: string
  /** Shown above the title when the page holds several lessons. */
  lessonTitle: string | null
  blocks: Block[]
}

/** Cuts a course into its pages, each with its screens in all languages. */
export function coursePages(course: CourseForExport, onePage: boolean): CoursePage[] {
  const lessons = course.lessons.map(({ id, content }) => ({ id, content }))
  if (onePage || lessons.length === 1) {
    const page = toPage(course, lessons, lessons.length > 1)
    return [{ ...page, identifier: 'course', href: 'index.html', title: course.title }]
  }
  return lessons.map((lesson, index) => ({
    ...toPage(course, [lesson], false),
    identifier: `lesson-${index + 1}`,
    href: `lesson-${index + 1}/index.html`,
  }))
}

function toPage({ languages }: CourseForExport, lessons: CourseForExport['lessons'], isMany: boolean) {
  const localised = languages.map((language) =>
    lessons.map(({ content }, index) => {
      const { title, document } = localise(content, language)
      // Ids are unique in a lesson; a page with several needs them unique in all.
      return { title, document: isMany ? withPrefix(document, `l${index + 1}-`) : document }
    }),
  )
  const screens = Object.fromEntries(
    languages.map((language, at) => [
      language,
      (localised[at] ?? []).flatMap(({ title, document }) =>
        splitScreens(document).map((screen) => ({ ...screen, lessonTitle: isMany ? title : null })),
      ),
    ]),
  )
  const untranslated = Object.fromEntries(
    languages.map((language) => [
      language,
      new Set(
        lessons.flatMap(({ content }, index) =>
          untranslatedIds(content, language).map((id) => (isMany ? `l${index + 1}-${id}` : id)),
        ),
      ),
    ]),
  )
  const title = Object.fromEntries(
    languages.map((language, at) => [language, localised[at]?.[0]?.title ?? '']),
  )
  const source = screens[languages[0] ?? ''] ?? []
  return {
    title,
    screens,
    untranslated,
    screenKeys: uniqueKeys(
      source.map(({ firstId }) => firstId),
      3,
    ),
    questions: questionsOf(languages, screens),
  }
}

function untranslatedIds(content: LessonContent, language: string): string[] {
  if (language === content.sourceLanguage) return []
  const find = findTranslations(content, language)
  return content.document.content.flatMap((block) => {
    const { id } = block.attrs
    const units = textsOf(block)
    return units.length > 0 && units.every((unit) => find(id, unit) === null) ? [id] : []
  })
}

function withPrefix(document: LessonDocument, prefix: string): LessonDocument {
  const content = document.content.map(
    (block) => ({ ...block, attrs: { ...block.attrs, id: prefix + block.attrs.id } }) as Block,
  )
  return { type: 'doc', content }
}

function questionsOf(languages: string[], screens: Record<string, ShownScreen[]>): PageQuestion[] {
  const source = (screens[languages[0] ?? ''] ?? []).flatMap(({ blocks }, screen) =>
    blocks.filter(({ type }) => isInteraction(type)).map((block) => ({ block, screen })),
  )
  const others = languages.map(
    (language) =>
      new Map(
        (screens[language] ?? []).flatMap(({ blocks }) => blocks.map((block) => [block.attrs.id, block])),
      ),
  )
  const keys = uniqueKeys(
    source.map(({ block }) => whatIsAsked(block)),
    4,
  )
  return source.map(({ block, screen }, index) => ({
    id: block.attrs.id,
    type: block.type,
    key: keys[index] ?? '',
    screen,
    attrs: Object.fromEntries(
      languages.map((language, at) => [language, neededOf(others[at]?.get(block.attrs.id) ?? block)]),
    ),
  }))
}

/** What the page of a course has to know of a question. */
const neededOf = ({ type, attrs }: AnyBlock): unknown => {
  const { tags: _, ...rest } = attrs
  return type === 'assessment' && rest['feedback'] === 'never' ? withoutReasons(rest) : rest
}

/** Where nobody is told what was right, nobody finds why in the source of the page either. */
const withoutReasons = (attrs: unknown): unknown =>
  JSON.parse(JSON.stringify(attrs), (key, value: unknown) =>
    key === 'explanation' || (key === 'feedback' && value !== 'never') ? '' : value,
  )

/** What a learner's answer depends on: not the explanation, nor what is said afterwards, nor where a file lies. */
function whatIsAsked(block: AnyBlock): string {
  const media = new Set((definitions.get(block.type)?.media ?? []).map((path) => path.split('.').at(-1)))
  const ignored = new Set(['tags', 'explanation', 'feedback', ...media])
  return JSON.stringify(JSON.parse(canonicalJson(block)) as unknown, (key, value: unknown) =>
    ignored.has(key) ? undefined : value,
  )
}

/** Short names for long texts, the same for the same texts; a second one with the same name gets the next. */
function uniqueKeys(texts: readonly string[], length: number): string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    let salt = 0
    let key = ''
    do {
      key = hashOf(`${salt || ''}${text}`)
        .toString(36)
        .padStart(7, '0')
        .slice(-length)
      salt += 1
    } while (taken.has(key))
    taken.add(key)
    return key
  })
}
