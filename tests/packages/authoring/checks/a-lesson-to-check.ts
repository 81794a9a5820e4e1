import {
  applyFix,
  checkLesson,
  lessonContent,
  validateLesson,
  type Block,
  type InlineText,
  type LessonContent,
  type LessonRemark,
} from '@karmashala/authoring'

export const words = (text: string, ...marks: NonNullable<InlineText['marks']>): InlineText => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
})
export const h = (id: string, level: 2 | 3 | 4, text = 'A title'): Block => ({
  type: 'heading',
  attrs: { id, level },
  content: [words(text)],
})
export const p = (id: string, ...content: InlineText[]) => ({
  type: 'paragraph' as const,
  attrs: { id },
  content,
})
export const link = (text: string, href = 'https://www.rti.example.org/rules?a=1') =>
  words(text, { type: 'link', attrs: { href } })
export const choice = (id: string, ...options: string[]) => ({
  type: 'singleChoice' as const,
  attrs: {
    id,
    question: 'Which?',
    explanation: 'Because.',
    options: options.map((text, index) => ({ id: `o${index}`, text, correct: index === 0, feedback: 'So.' })),
  },
})
export const lesson = (...blocks: Block[]): LessonContent =>
  lessonContent('en', 'A lesson', { type: 'doc', content: blocks })
/** With a question at the end, so that a test sees only what it is about. */
export const asking = (...blocks: Block[]) => lesson(h('start', 2), ...blocks, choice('q', 'one', 'two'))
export const inHindi = (content: LessonContent): LessonContent => ({ ...content, sourceLanguage: 'hi' })

export const rules = (content: LessonContent, language?: string) =>
  checkLesson(content, language).map(({ rule, blockId }) => `${rule} ${blockId}`)

export function remarkOf(content: LessonContent, rule: string): LessonRemark {
  const remark = checkLesson(content).find((each) => each.rule === rule)
  if (!remark) throw new Error(`no remark ${rule}`)
  return remark
}

/** The lesson after one press; it is still a lesson. */
export function fixed(content: LessonContent, rule: string): LessonContent {
  const after = applyFix(content, remarkOf(content, rule))
  const checked = validateLesson(after.document)
  if (checked.status === 'invalid') throw new Error(JSON.stringify(checked.problems))
  return after
}
