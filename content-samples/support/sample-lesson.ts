import {
  lessonContent,
  mapTexts,
  textFingerprint,
  textsOf,
  type Block,
  type LessonContent,
  type LessonTranslation,
} from '@karmashala/authoring'
import { type LessonDraft } from './write-lesson.ts'

export interface SampleLesson {
  id: string
  content: LessonContent
}

/** A lesson in English only. */
export const inEnglish = ({ id, title, document }: LessonDraft): SampleLesson => ({
  id,
  content: lessonContent('en', title, document),
})

/**
 * One lesson of two drafts: the English one with the words of the Hindi one beside its own. Throws when they differ in
 * anything but words: a block more, another right answer, another number of blanks.
 */
export function inEnglishAndHindi(english: LessonDraft, hindi: LessonDraft): SampleLesson {
  const { id, title, document } = english
  if (hindi.id !== id) throw new Error(`${id} and ${hindi.id} are not the same lesson.`)
  const [source, target] = [document.content, hindi.document.content]
  const blocks: LessonTranslation['blocks'] = {}
  source.forEach((block, index) => {
    const other = target[index]
    if (!other || withoutWords(block) !== withoutWords(other)) {
      throw new Error(
        `${id}: ${block.attrs.id} is another block in Hindi.\n${withoutWords(block)}\n${other ? withoutWords(other) : 'nothing'}`,
      )
    }
    blocks[block.attrs.id] = wordsBeside(block, other)
  })
  if (target.length > source.length) throw new Error(`${id} has more blocks in Hindi than in English.`)
  const hi = { title: { of: textFingerprint(title), text: hindi.title }, blocks }
  return { id, content: { ...lessonContent('en', title, document), translations: { hi } } }
}

/** What of a block is the same in every language. Of a text only how many blanks it has. */
const withoutWords = (block: Block): string =>
  JSON.stringify(
    mapTexts(block, ({ text }) =>
      typeof text === 'string' ? (text.match(/\[\[/g) ?? []).join('') : [{ type: 'text', text: '…' }],
    ),
  )

function wordsBeside(block: Block, other: Block): LessonTranslation['blocks'][string] {
  const translated = new Map(textsOf(other).map(({ key, text }) => [key, text]))
  return Object.fromEntries(
    textsOf(block).map(({ key, text }) => {
      const words = translated.get(key)
      if (words === undefined) throw new Error(`${block.attrs.id}: ${key} has no words in Hindi.`)
      return [key, { of: textFingerprint(text), text: words }]
    }),
  )
}
