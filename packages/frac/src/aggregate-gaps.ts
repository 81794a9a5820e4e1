import { type Dictionary } from './dictionary.ts'
import { type Position } from './framework.ts'
import {
  compareCodes,
  heldLevelOf,
  levelsHeld,
  requirementsOf,
  type HeldCompetency,
  type Requirement,
} from './gaps.ts'
import { type LevelNumber } from './levels.ts'

/** One person as the counts need them: where they work, what they are today, what valid evidence there is. */
export interface PersonInUnit {
  unit: string | null
  positionIds: readonly string[]
  held: readonly HeldCompetency[]
}

/** Counts for one competency: people it is required of = those who meet it + those who are short of it. */
export interface GapCount {
  required: number
  meeting: number
  short: number
  /** Levels missing, summed over the people who are short. */
  levelsShort: number
}

export interface UnitGaps {
  unit: string | null
  people: number
  /** Those who hold no position that the framework describes: nothing can be said of them. */
  withoutPosition: number
  /** Those who are short of at least one competency. */
  short: number
  /** By code, only where the competency is required of somebody. */
  counts: Map<string, GapCount>
}

/** Looks up what the holder of these positions needs. */
export type Needs = (positionIds: readonly string[]) => readonly Requirement[] | null

/**
 * `requirementsOf` for any combination of these positions, worked out once for each combination that occurs; null when
 * none of the positions is known.
 */
export function makeNeeds(positions: ReadonlyMap<string, Position>, dictionary: Dictionary): Needs {
  const known = new Map<string, readonly Requirement[] | null>()
  return (positionIds) => {
    const key = positionIds.length === 1 ? (positionIds[0] ?? '') : [...positionIds].sort().join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const found = new Set(positionIds.flatMap((id) => positions.get(id) ?? []))
    const needs = found.size === 0 ? null : requirementsOf([...found], dictionary)
    known.set(key, needs)
    return needs
  }
}

/** What one person lacks, without the reasons: the form in which gaps are counted and covered. */
export interface Shortfall {
  code: string
  requiredLevel: LevelNumber
  heldLevel: 0 | LevelNumber
}

/** Compares one person after another; null for a person without a known position. */
export function shortfallsOf(
  person: PersonInUnit,
  needs: Needs,
  dictionary: Dictionary,
): { required: readonly Requirement[]; short: Shortfall[] } | null {
  const required = needs(person.positionIds)
  if (!required) return null
  const levels = levelsHeld(person.held, dictionary)
  const short: Shortfall[] = []
  for (const { code, level } of required) {
    const heldLevel = heldLevelOf(code, levels, dictionary)
    if (heldLevel < level) short.push({ code, requiredLevel: level, heldLevel })
  }
  return { required, short }
}

/** Counts people as they come by, so that a ministry need not be held in memory; `units()` is in the order of names. */
export interface GapTally {
  add(person: PersonInUnit): void
  units(): UnitGaps[]
}

export function tallyGaps(needs: Needs, dictionary: Dictionary): GapTally {
  const units = new Map<string | null, UnitGaps>()
  const unitNamed = (unit: string | null): UnitGaps => {
    const known = units.get(unit)
    if (known) return known
    const made: UnitGaps = { unit, people: 0, withoutPosition: 0, short: 0, counts: new Map() }
    units.set(unit, made)
    return made
  }
  return {
    add(person) {
      const unit = unitNamed(person.unit)
      unit.people += 1
      const compared = shortfallsOf(person, needs, dictionary)
      if (!compared) {
        unit.withoutPosition += 1
        return
      }
      for (const { code } of compared.required) {
        const count = countOf(unit.counts, code)
        count.required += 1
        count.meeting += 1
      }
      for (const { code, requiredLevel, heldLevel } of compared.short) {
        const count = countOf(unit.counts, code)
        count.meeting -= 1
        count.short += 1
        count.levelsShort += requiredLevel - heldLevel
      }
      if (compared.short.length > 0) unit.short += 1
    },
    units: () =>
      [...units.values()].sort((one, other) =>
        one.unit === null ? 1 : other.unit === null ? -1 : compareCodes(one.unit, other.unit),
      ),
  }
}

/** The counts of every unit, in one pass over the people; those without a unit come last. */
export function aggregateGaps(
  people: Iterable<PersonInUnit>,
  { needs, dictionary }: { needs: Needs; dictionary: Dictionary },
): UnitGaps[] {
  const tally = tallyGaps(needs, dictionary)
  for (const person of people) tally.add(person)
  return tally.units()
}

/** Units added up, for a ministry as a whole. */
export function sumUnits(units: readonly UnitGaps[]): Omit<UnitGaps, 'unit'> {
  const sum = { people: 0, withoutPosition: 0, short: 0, counts: new Map<string, GapCount>() }
  for (const unit of units) {
    sum.people += unit.people
    sum.withoutPosition += unit.withoutPosition
    sum.short += unit.short
    for (const [code, { required, meeting, short, levelsShort }] of unit.counts) {
      const count = countOf(sum.counts, code)
      count.required += required
      count.meeting += meeting
      count.short += short
      count.levelsShort += levelsShort
    }
  }
  return sum
}

function countOf(counts: Map<string, GapCount>, code: string): GapCount {
  const known = counts.get(code)
  if (known) return known
  const made: GapCount = { required: 0, meeting: 0, short: 0, levelsShort: 0 }
  counts.set(code, made)
  return made
}
