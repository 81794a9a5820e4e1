import { URGENCIES, URGENCY_OF, type Urgency } from '#app/components/packages/urgency.ts'
import { type FindingView } from '#app/domain/packages/package-view.ts'

/** Findings that say the same of several places and are mended in the same way. */
export type FindingGroup = { key: string; first: FindingView; findings: FindingView[] }

/** The urgent first; within that in the order in which they were found. */
export function groupFindings(findings: readonly FindingView[]): Record<Urgency, FindingGroup[]> {
  const groups = new Map<string, FindingGroup>()
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule} ${finding.fix.en}`
    const known = groups.get(key)
    if (known) known.findings.push(finding)
    else groups.set(key, { key, first: finding, findings: [finding] })
  }
  const all = [...groups.values()]
  const ofUrgency = (urgency: Urgency) => all.filter(({ first }) => URGENCY_OF[first.severity] === urgency)
  return Object.fromEntries(URGENCIES.map((urgency) => [urgency, ofUrgency(urgency)])) as Record<
    Urgency,
    FindingGroup[]
  >
}
