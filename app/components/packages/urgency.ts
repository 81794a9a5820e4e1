import { type Tone } from '#app/components/ui/badge.tsx'
import { type FindingView } from '#app/domain/packages/package-view.ts'

/** What a person does about a finding: must mend it, should, or is well advised to know. */
export const URGENCIES = ['must', 'should', 'good'] as const
export type Urgency = (typeof URGENCIES)[number]

export const URGENCY_OF: Record<FindingView['severity'], Urgency> = {
  error: 'must',
  warning: 'should',
  note: 'good',
}

export const TONE_OF: Record<Urgency, Tone> = { must: 'danger', should: 'warning', good: 'info' }

/** The part of the report that was asked for, or null for all of it. */
export const readUrgency = (search: URLSearchParams): Urgency | null =>
  URGENCIES.find((urgency) => urgency === search.get('show')) ?? null
