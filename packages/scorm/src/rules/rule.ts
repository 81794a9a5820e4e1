import { type Bilingual } from '../report.ts'

export type Rule = {
  id: string
  title: Bilingual
  /** The clause it rests on, or this platform where no standard speaks. */
  source: string
  /** What a package that breaks it means for learners. */
  impact: Bilingual
}

type Pair = readonly [en: string, hi: string]

export const rule = (id: string, source: string, title: Pair, impact: Pair): Rule => ({
  id,
  source,
  title: { en: title[0], hi: title[1] },
  impact: { en: impact[0], hi: impact[1] },
})

export const NO_HARM: Pair = ['Learners notice nothing.', 'शिक्षार्थियों पर कोई प्रभाव नहीं।']
export const NOT_STARTED: Pair = ['The course could not be started.', 'कोर्स शुरू नहीं हो पाता।']
export const ELSEWHERE: Pair = [
  'Learners notice nothing here; other platforms may refuse the package or show it differently.',
  'यहाँ शिक्षार्थियों पर कोई प्रभाव नहीं; अन्य प्रणालियाँ पैकेज को अस्वीकार कर सकती हैं या भिन्न दिखा सकती हैं।',
]
