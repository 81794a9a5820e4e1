import designationsJson from '../data/designations.json' with { type: 'json' }

export interface Designation {
  id: string
  name: string
  /** Group A, B or C of the civil service, or GDS. */
  group: string
  /** Indicative level in the 7th pay matrix, unverified: do not show as authoritative. */
  payLevel: string
  tier: string
  /** Lower is more senior. */
  sortOrder: number
  service: string | null
}

/** Common designations, the most senior first. */
export function listDesignations(): readonly Designation[] {
  return [...designationsJson].sort((a, b) => a.sortOrder - b.sortOrder)
}
