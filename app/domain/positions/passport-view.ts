import { type EvidenceKind } from '#app/domain/positions/evidence-kinds.ts'

/** A piece of evidence, valid or withdrawn. Dates are ISO. */
export type EvidenceView = {
  evidenceId: string
  level: number
  kind: EvidenceKind
  at: string
  /** Who attested or confirmed; null for a certificate. */
  byName: string | null
  note: string | null
  /** The certificate: its course, and where it can be looked at. */
  course: { title: string; titleHi: string | null; path: string } | null
  withdrawn: { at: string; reason: string } | null
  /** The reader gave it and may take it back. */
  isOwn: boolean
}

export type CompetencyName = { code: string; name: string; nameHi: string }

export type HeldView = CompetencyName & {
  /** 0 while nothing valid shows it. */
  heldLevel: number
  /** Since when it has been held at this level without a break in what is valid today. */
  heldSince: string | null
  evidence: EvidenceView[]
}

export type NeedView = HeldView & {
  requiredLevel: number
  /** Levels that are missing; 0 when the need is met. */
  missing: number
  because: {
    positionName: string
    positionNameHi: string
    roleName: string
    roleNameHi: string
    level: number
    reason: string
    reasonHi: string
  }[]
}

export type PositionHeldView = {
  positionId: string
  name: string
  nameHi: string
  /** Days as 2026-04-01. */
  from: string
  to: string | null
  source: 'e_hrms' | 'manual'
  isCurrent: boolean
}

export type NextCourseView = {
  courseId: string
  slug: string
  title: string
  titleHi: string | null
  language: string
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number
  /** The gaps it narrows, with the level the person has after it. */
  brings: (CompetencyName & { level: number; closes: boolean })[]
}

export type PassportView = {
  person: {
    membershipId: string
    name: string
    employeeNumber: string | null
    designation: string | null
    unit: string | null
    ministryName: string
    ministryNameHi: string | null
    isSelf: boolean
  }
  asOf: string
  positions: PositionHeldView[]
  needs: NeedView[]
  also: HeldView[]
  next: NextCourseView[]
  may: { assign: boolean; attest: boolean; confirm: boolean; isOtherUnit: boolean }
}

export type EvidenceChoices = {
  name: string
  membershipId: string
  /** What was found, or without a search what the person's position needs. */
  competencies: (CompetencyName & { requiredLevel: number | null })[]
  levels: { level: number; name: string; nameHi: string }[]
}
