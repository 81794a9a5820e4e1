import { type Bilingual, type Severity } from '../report.ts'

/** A kind of finding: sentences with `{placeholders}` that the place of the finding fills in. */
export type FindingText = { rule: string; severity: Severity; message: Bilingual; fix: Bilingual }

export const text = (
  rule: string,
  severity: Severity,
  [en, hi]: readonly [string, string],
  [fixEn, fixHi]: readonly [string, string],
): FindingText => ({ rule, severity, message: { en, hi }, fix: { en: fixEn, hi: fixHi } })
