import { lessonDocumentSchema } from '../document/lesson-document.ts'
import {
  toBlocks,
  type LessonTemplate,
  type Line,
  type TemplateKey,
  type TemplateLanguage,
} from './lesson-template.ts'
import { TEMPLATE_LINES } from './template-lines.ts'

const NAMES: Record<TemplateKey, LessonTemplate['words']> = {
  blank: {
    en: { name: 'Blank', hint: 'An empty screen to begin with.' },
    hi: { name: 'कोरा पृष्ठ', hint: 'आरंभ के लिए एक खाली स्क्रीन।' },
  },
  policy_briefing: {
    en: { name: 'Policy briefing', hint: 'What has changed, whom it concerns, what to do from which day.' },
    hi: { name: 'नीति-संक्षेप', hint: 'क्या बदला है, किस पर लागू है, किस दिन से क्या करना है।' },
  },
  procedure: {
    en: {
      name: 'Step-by-step procedure',
      hint: 'How a piece of work is done, step after step, with the usual mistakes.',
    },
    hi: { name: 'चरणबद्ध प्रक्रिया', hint: 'कोई काम कैसे होता है, एक-एक चरण, सामान्य भूलों सहित।' },
  },
  case_study: {
    en: { name: 'Case study', hint: 'A case from an office, the choices in it, and what the rules say.' },
    hi: { name: 'प्रकरण अध्ययन', hint: 'कार्यालय का एक प्रकरण, उसके विकल्प, और नियम क्या कहते हैं।' },
  },
  quiz: {
    en: { name: 'Quiz only', hint: 'Questions with explanations, for what has been learnt elsewhere.' },
    hi: { name: 'केवल प्रश्नोत्तरी', hint: 'स्पष्टीकरण सहित प्रश्न, अन्यत्र सीखी बातों के लिए।' },
  },
}

/** The lessons a writer can begin with. */
export const lessonTemplates: readonly LessonTemplate[] = (Object.keys(NAMES) as TemplateKey[]).map(
  (key) => ({
    key,
    words: NAMES[key],
    build: (language, newId) => build(TEMPLATE_LINES[key][language], newId),
  }),
)

const build = (lines: readonly Line[], newId: () => string) =>
  lessonDocumentSchema.parse({
    type: 'doc',
    content: lines.flatMap((line, index) => toBlocks(line, index === 0, newId)),
  })

/** English for every language but Hindi. */
export const templateLanguage = (language: string): TemplateLanguage =>
  /^hi\b/i.test(language) ? 'hi' : 'en'
