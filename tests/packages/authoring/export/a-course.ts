import { lessonContent, textFingerprint, type Block, type LessonContent } from '@karmashala/authoring'
import { courseHash, type CourseForExport, type CourseMedia } from '@karmashala/authoring/server'
import { twoQuestions } from '../two-questions.ts'

const words = (text: string) => [{ type: 'text' as const, text }]

/** Two screens, the second with a single and a multiple choice, in English and, but for one option, in Hindi. */
export function aQuiz(change: (blocks: Block[]) => Block[] = (blocks) => blocks): LessonContent {
  const blocks: Block[] = [
    { type: 'heading', attrs: { id: 'h1', level: 2 }, content: words('First screen') },
    { type: 'paragraph', attrs: { id: 'p1' }, content: words('Read this.') },
    { type: 'pageBreak', attrs: { id: 'b1' } },
    { type: 'heading', attrs: { id: 'h2', level: 2 }, content: words('Second screen') },
    ...twoQuestions(),
  ]
  const content = lessonContent('en', 'Time limits', { type: 'doc', content: change(blocks) })
  const put = (of: string, text: string) => ({ of: textFingerprint(of), text })
  const inline = (of: string, text: string) => ({ of: textFingerprint(words(of)), text: words(text) })
  content.translations['hi'] = {
    title: put('Time limits', 'समय-सीमा'),
    blocks: {
      h1: { content: inline('First screen', 'पहली स्क्रीन') },
      p1: { content: inline('Read this.', 'इसे पढ़िए।') },
      h2: { content: inline('Second screen', 'दूसरी स्क्रीन') },
      q1: {
        'attrs.question': put('How many days?', 'कितने दिन?'),
        'attrs.options.#o1.text': put('Thirty', 'तीस'),
        'attrs.options.#o2.feedback': put('Too long.', 'बहुत अधिक।'),
      },
    },
  }
  return content
}

export function aCourse(change: Partial<CourseForExport> = {}): CourseForExport {
  const course = {
    identifier: 'time-limits',
    sourceLanguage: 'en',
    languages: ['en', 'hi'],
    title: { en: 'RTI & you', hi: 'सूचना का अधिकार' },
    summary: { en: 'By when an answer is due' },
    lessons: [{ id: 'one', content: aQuiz() }],
    passMarkPercent: 60,
    ...change,
  }
  return { ...course, version: { number: '1.0', hash: courseHash(course) } }
}

export const NO_MEDIA: CourseMedia = new Map()
