import { plainText } from '@karmashala/authoring'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { type FoundBlock } from '#app/domain/lessons/found-block.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const FOUND_MAX = 30
/** Of the lessons changed last; an organisation that has more looks for its block by opening the lesson. */
const LESSONS_MAX = 200

type FindBlocks = { actor: Actor; query: string; language?: string | undefined }

/** Blocks of the organisation's own lessons that hold these words, from the lesson changed last, to be used again. */
export async function findBlocks({ actor, query, language }: FindBlocks): Promise<FoundBlock[]> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const wanted = folded(query)
  const lessons = Lesson.find({ providerId, removed: null }, { title: 1, content: 1 })
    .sort({ updatedAt: -1 })
    .limit(LESSONS_MAX)
    .lean()
    .cursor()
  const found: FoundBlock[] = []
  for await (const lesson of lessons) {
    const content = readContent(lesson)
    if (language && content.sourceLanguage !== language) continue
    for (const block of content.document.content) {
      const words = plainText(block)
      if (block.type === 'pageBreak' || words === '' || !folded(words).includes(wanted)) continue
      found.push({
        block,
        lessonTitle: lesson.title,
        excerpt: words.length > 160 ? `${words.slice(0, 159)}…` : words,
      })
      if (found.length === FOUND_MAX) return found
    }
  }
  return found
}

const folded = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim()
