import { ARCHIVE_RULES } from './archive-rules.ts'
import { CONTENT_RULES } from './content-rules.ts'
import { MANIFEST_RULES } from './manifest-rules.ts'
import { OTHER_STANDARD_RULES } from './other-standard-rules.ts'
import { type Rule } from './rule.ts'
import { SEQUENCING_RULES } from './sequencing-rules.ts'

/** What is checked, for the page that explains reports. Texts of single findings are in the findings themselves. */
export const RULES: readonly Rule[] = [
  ...ARCHIVE_RULES,
  ...MANIFEST_RULES,
  ...CONTENT_RULES,
  ...SEQUENCING_RULES,
  ...OTHER_STANDARD_RULES,
]

const byId = new Map(RULES.map((rule) => [rule.id, rule]))

export const findRule = (id: string): Rule | undefined => byId.get(id)
