import { COMPETENCY_LEVELS, loadDictionary } from '@karmashala/frac'
import { type CourseDocument } from '@karmashala/search'

export const SUBJECTS = [
  ['Right to Information', 'सूचना का अधिकार'],
  ['Noting and Drafting', 'टिप्पण और प्रारूपण'],
  ['Leave Rules', 'छुट्टी नियम'],
  ['Public Procurement', 'सार्वजनिक खरीद'],
  ['Disaster Management', 'आपदा प्रबंधन'],
  ['Conduct Rules', 'आचरण नियम'],
  ['Budget and Accounts', 'बजट और लेखा'],
  ['Prevention of Sexual Harassment', 'यौन उत्पीड़न निवारण'],
  ['Official Language', 'राजभाषा'],
  ['Vigilance Administration', 'सतर्कता प्रशासन'],
  ['Rural Development', 'ग्रामीण विकास'],
  ['Public Health', 'लोक स्वास्थ्य'],
  ['Cyber Security', 'साइबर सुरक्षा'],
  ['Water Supply', 'जल आपूर्ति'],
  ['School Education', 'विद्यालय शिक्षा'],
  ['Pension and Retirement', 'पेंशन और सेवानिवृत्ति'],
] as const
export const ANGLES = [
  ['for Beginners', 'आरंभिक परिचय'],
  ['in Practice', 'व्यवहार में'],
  ['for Section Officers', 'अनुभाग अधिकारियों के लिए'],
  ['for Field Staff', 'क्षेत्रीय कर्मचारियों के लिए'],
  ['with Case Studies', 'उदाहरणों सहित'],
] as const
const WORDS =
  'office file rule order sanction section report record review meeting citizen service district state scheme fund ' +
  'audit reply appeal notice letter memo inquiry complaint duty staff training exercise example decision authority'
const LANGUAGES = ['en', 'en', 'en', 'hi', 'hi', 'ta', 'bn', 'mr']

export type Subject = (typeof SUBJECTS)[number]

/** The same numbers at every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Invented courses, the same at every run. */
export function* courses(count: number): Generator<CourseDocument> {
  const roll = dice(1)
  const pick = <Value>(values: readonly Value[]): Value => values[roll(values.length)] as Value
  const words = WORDS.split(' ')
  const sentence = (length: number) => Array.from({ length }, () => pick(words)).join(' ')
  const competencies = loadDictionary()
    .list()
    .filter(({ selectable }) => selectable)
  for (let number = 1; number <= count; number += 1) {
    const [subject, subjectHi] = pick(SUBJECTS)
    const [angle, angleHi] = pick(ANGLES)
    const provider = roll(200)
    yield {
      id: `course-${number}`,
      slug: `course-${number}`,
      title: `${subject} ${angle} ${number}`,
      titleHi: `${subjectHi}: ${angleHi}`,
      summary: `${sentence(30)}.`,
      summaryHi: `${subjectHi} ${angleHi}`,
      outcomes: [sentence(8), sentence(8), sentence(8)],
      providerId: `provider-${provider}`,
      providerName: `Imagined Institute ${provider}`,
      languages: [pick(LANGUAGES)],
      format: pick(['scorm12', 'scorm2004'] as const),
      durationInMinutes: 10 + roll(300),
      pricePerSeatPerYearInPaise: roll(1_000) * 100,
      publishedAt: Date.UTC(2026, 0, 1) + number * 60_000,
      competencies: Array.from({ length: 1 + roll(4) }, () => pick(competencies)).map(
        ({ code, name, nameHi, type, parentCode }) => ({
          ...{ code, name, nameHi, type, area: parentCode ?? code },
          level: pick(COMPETENCY_LEVELS).level,
        }),
      ),
    }
  }
}
