import { type CompetencyType } from './competency.ts'
import { foldText } from './fold-text.ts'
import { URL_NAMESPACE, uuidV5 } from './uuid-v5.ts'

export type NodePrefix = 'PID' | 'RID' | 'AID' | 'KRID'

const CODE = /^(BEH|FUN|DOM)-[A-Z0-9]+(-[A-Z0-9]+)*$/
const ID_MAX = 40
const TYPES = { BEH: 'behavioural', FUN: 'functional', DOM: 'domain' } as const

/** Code of a competency area and beginning of every code in it. */
export const TYPE_PREFIXES: Readonly<Record<CompetencyType, 'BEH' | 'FUN' | 'DOM'>> = {
  behavioural: 'BEH',
  functional: 'FUN',
  domain: 'DOM',
}

/** Whether a text has the form of a competency code: BEH-, FUN- or DOM- and capital letters or digits. */
export function isCompetencyCode(text: string): boolean {
  return text.length <= ID_MAX && CODE.test(text)
}

/** The competency type a code belongs to; null when the text is no competency code. */
export function typeOfCode(code: string): CompetencyType | null {
  return isCompetencyCode(code) ? TYPES[code.slice(0, 3) as keyof typeof TYPES] : null
}

/** Whether a text has the form of a FRAC id: the prefix, then capital letters or digits, parts joined by hyphens. */
export function isNodeId(prefix: NodePrefix, text: string): boolean {
  if (text.length > ID_MAX || !text.startsWith(prefix)) return false
  return /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(text.slice(prefix.length))
}

/**
 * The id of a node that a sheet names without an id: the prefix, X, and ten hexadecimal digits that follow from the
 * folded words that identify it, so that the same sheet read again means the same nodes.
 */
export function derivedId(prefix: NodePrefix, ...identifiedBy: string[]): string {
  const key = `${prefix}:${identifiedBy.map(foldText).join('\n')}`
  return `${prefix}X${uuidV5(URL_NAMESPACE, key).replaceAll('-', '').slice(0, 10).toUpperCase()}`
}
