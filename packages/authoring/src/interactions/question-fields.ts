import { type Field } from '../block-definition.ts'

/** The fields every question has, with those of its kind between. */
export const questionFields = (...own: readonly Field[]): Field[] => [
  { name: 'question', kind: 'multiline', required: true, max: 1000 },
  ...own,
  { name: 'explanation', kind: 'multiline', required: true, max: 2000 },
  { name: 'points', kind: 'number', min: 1, max: 100 },
]
/** The attributes every question has beside its id. */
export const QUESTION_ATTRS = ['question', 'explanation', 'points'] as const
export const blankQuestion = (newId: () => string) => ({ id: newId(), question: '', explanation: '' })

/** Labels of the fields every question has. */
export const QUESTION_FIELD_WORDS = {
  en: { question: 'Question', explanation: 'Explanation after the answer', points: 'Points' },
  hi: { question: 'प्रश्न', explanation: 'उत्तर के बाद स्पष्टीकरण', points: 'अंक' },
}

/** How typed answers are compared, where an author may choose. */
export const COMPARISON_FIELDS: Field[] = [
  { name: 'forgiveSlips', kind: 'toggle' },
  { name: 'matchCase', kind: 'toggle' },
]
export const COMPARISON_FIELD_WORDS = {
  en: {
    forgiveSlips: 'Forgive small typing slips in longer words',
    matchCase: 'Capital and small letters must agree',
  },
  hi: {
    forgiveSlips: 'लंबे शब्दों में टंकण की छोटी भूलें क्षमा करें',
    matchCase: 'अंग्रेज़ी के बड़े और छोटे अक्षर मिलने चाहिए',
  },
}
