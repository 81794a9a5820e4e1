import { createHash } from 'node:crypto'
import { toSearchDocument, type CourseDocument } from './course-document.ts'
import { INDEX_SETTINGS } from './index-settings.ts'

/** Every letter, sign and spelling that the derived texts treat in a way of their own. */
const LETTERS =
  'अआइईउऊऋएऐओऔऑ का कि की कु कू कृ के कै को कौ कॉ कं कँ कः क् खगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह क़ख़ग़ज़ड़ढ़फ़य़ ' +
  'हिन्दी सम्पर्क चाँद दुःख न्याय ज्ञान राष्ट्र अधिकार सूचना क्\u200dष क\u200cष १२३४५६७८९० Résumé'

const SAMPLE: CourseDocument = {
  id: 'sample',
  slug: 'sample',
  title: 'Right to Information',
  titleHi: LETTERS,
  summary: LETTERS,
  summaryHi: LETTERS,
  outcomes: [LETTERS],
  providerId: 'provider',
  providerName: LETTERS,
  languages: ['en', 'hi'],
  format: 'authored',
  durationInMinutes: 45,
  pricePerSeatPerYearInPaise: 1,
  publishedAt: 1,
  competencies: [{ code: 'A-1', name: LETTERS, nameHi: LETTERS, type: 'domain', area: 'A', level: 1 }],
}

/**
 * Names the settings of the index and what documents are made into. It is stored with each of them, and changes by itself
 * whenever this package would make something else of the same course.
 */
export const DOCUMENT_FORM = createHash('sha256')
  .update(JSON.stringify([INDEX_SETTINGS, toSearchDocument(SAMPLE)]))
  .digest('hex')
  .slice(0, 16)
