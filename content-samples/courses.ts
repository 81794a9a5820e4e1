import budgetAndPublicFinance from './budget-and-public-finance/course.json'
import { budgetAndPublicFinanceEn } from './budget-and-public-finance/lesson.en.ts'
import codeOfConduct from './code-of-conduct/course.json'
import { codeOfConductEn } from './code-of-conduct/lesson.en.ts'
import leaveRules from './leave-rules/course.json'
import { leaveRulesEn } from './leave-rules/lesson.en.ts'
import { leaveRulesHi } from './leave-rules/lesson.hi.ts'
import notingAndDrafting from './noting-and-drafting/course.json'
import { notingAndDraftingEn } from './noting-and-drafting/lesson.en.ts'
import preventionOfSexualHarassment from './prevention-of-sexual-harassment/course.json'
import { preventionOfSexualHarassmentEn } from './prevention-of-sexual-harassment/lesson.en.ts'
import rightToInformation from './right-to-information/course.json'
import { rightToInformationEn } from './right-to-information/lesson.en.ts'
import { rightToInformationHi } from './right-to-information/lesson.hi.ts'
import { sampleCourse, type SampleCourse } from './support/sample-course.ts'

/** The courses of this folder, in the order a catalogue would show them. */
export const SAMPLE_COURSES: readonly SampleCourse[] = [
  sampleCourse(rightToInformation, { en: rightToInformationEn, hi: rightToInformationHi }),
  sampleCourse(notingAndDrafting, { en: notingAndDraftingEn }),
  sampleCourse(preventionOfSexualHarassment, { en: preventionOfSexualHarassmentEn }),
  sampleCourse(leaveRules, { en: leaveRulesEn, hi: leaveRulesHi }),
  sampleCourse(codeOfConduct, { en: codeOfConductEn }),
  sampleCourse(budgetAndPublicFinance, { en: budgetAndPublicFinanceEn }),
]
