import budgetAndPublicFinance from './budget-and-public-finance/course.json'
import { publicMoneyEn } from './budget-and-public-finance/public-money.en.ts'
import codeOfConduct from './code-of-conduct/course.json'
import { dutiesEn } from './code-of-conduct/duties.en.ts'
import { personalConductEn } from './code-of-conduct/personal-conduct.en.ts'
import { absenceEn } from './leave-rules/absence.en.ts'
import { absenceHi } from './leave-rules/absence.hi.ts'
import leaveRules from './leave-rules/course.json'
import { earningEn } from './leave-rules/earning.en.ts'
import { earningHi } from './leave-rules/earning.hi.ts'
import { sanctionEn } from './leave-rules/sanction.en.ts'
import { sanctionHi } from './leave-rules/sanction.hi.ts'
import notingAndDrafting from './noting-and-drafting/course.json'
import { draftingEn } from './noting-and-drafting/drafting.en.ts'
import { notingEn } from './noting-and-drafting/noting.en.ts'
import preventionOfSexualHarassment from './prevention-of-sexual-harassment/course.json'
import { lawEn } from './prevention-of-sexual-harassment/law.en.ts'
import { procedureEn } from './prevention-of-sexual-harassment/procedure.en.ts'
import rightToInformation from './right-to-information/course.json'
import { decideEn } from './right-to-information/decide.en.ts'
import { decideHi } from './right-to-information/decide.hi.ts'
import { replyEn } from './right-to-information/reply.en.ts'
import { replyHi } from './right-to-information/reply.hi.ts'
import { requestEn } from './right-to-information/request.en.ts'
import { requestHi } from './right-to-information/request.hi.ts'
import { sampleCourse, type SampleCourse } from './support/sample-course.ts'
import { inEnglish, inEnglishAndHindi } from './support/sample-lesson.ts'

/** The courses of this folder, in the order a catalogue would show them. */
export const SAMPLE_COURSES: readonly SampleCourse[] = [
  sampleCourse(
    rightToInformation,
    inEnglishAndHindi(requestEn, requestHi),
    inEnglishAndHindi(decideEn, decideHi),
    inEnglishAndHindi(replyEn, replyHi),
  ),
  sampleCourse(notingAndDrafting, inEnglish(notingEn), inEnglish(draftingEn)),
  sampleCourse(preventionOfSexualHarassment, inEnglish(lawEn), inEnglish(procedureEn)),
  sampleCourse(
    leaveRules,
    inEnglishAndHindi(earningEn, earningHi),
    inEnglishAndHindi(absenceEn, absenceHi),
    inEnglishAndHindi(sanctionEn, sanctionHi),
  ),
  sampleCourse(codeOfConduct, inEnglish(dutiesEn), inEnglish(personalConductEn)),
  sampleCourse(budgetAndPublicFinance, inEnglish(publicMoneyEn)),
]
