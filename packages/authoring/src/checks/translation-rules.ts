import { definitions, isInteraction } from '../blocks/definitions.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { localise } from '../translation/localise.ts'
import { translationRows } from '../translation/translation-rows.ts'
import { type LessonRemark } from './lesson-remark.ts'

/** What makes a question unusable in one of the other languages although it is in order in the language of the source. */
export const translationRemarks = (content: LessonContent): LessonRemark[] =>
  Object.keys(content.translations)
    .filter((language) => language !== content.sourceLanguage)
    .flatMap((language) => {
      const inRows = translationRows(content, language).flatMap(({ problems }) => problems)
      const known = new Set(inRows.map(({ blockId }) => blockId))
      const inBlocks = brokenQuestions(content, language).filter(({ blockId }) => !known.has(blockId))
      return [...inRows, ...inBlocks].map((remark) => ({ ...remark, language }))
    })

function brokenQuestions(content: LessonContent, language: string): LessonRemark[] {
  const translated = localise(content, language).document.content
  return content.document.content.flatMap((source, index) => {
    const block = translated[index]
    if (!block || !isInteraction(source.type) || !content.translations[language]?.blocks[source.attrs.id])
      return []
    const check = definitions.get(source.type)?.check
    const before = new Set((check?.(source) ?? []).map(({ rule, field }) => `${rule} ${field}`))
    return (check?.(block) ?? [])
      .filter(({ rule, field, severity }) => severity === 'must' && !before.has(`${rule} ${field}`))
      .map((remark): LessonRemark => ({
        ...{ ...remark, field: undefined, blockType: source.type, blockId: source.attrs.id },
        fix: null,
      }))
  })
}
