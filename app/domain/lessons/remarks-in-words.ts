import { remarkSentence, type LessonRemark } from '@karmashala/authoring'

export type RemarkInWords = { en: string; hi: string; count: number }

/** The same sentence about several blocks is said once, with how often it holds. */
export function remarksInWords(remarks: readonly LessonRemark[]): RemarkInWords[] {
  const counts = new Map<string, RemarkInWords>()
  for (const remark of remarks) {
    const en = remarkSentence(remark, 'en')
    const known = counts.get(en)
    if (known) known.count += 1
    else counts.set(en, { en, hi: remarkSentence(remark, 'hi'), count: 1 })
  }
  return [...counts.values()]
}
