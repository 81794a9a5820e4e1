import { type Dictionary } from './dictionary.ts'
import { type Position } from './framework.ts'
import { type LevelNumber } from './levels.ts'

/** Why a competency is needed: a role of a position asks for it. */
export interface RequirementCause {
  positionId: string
  roleId: string
  level: LevelNumber
  reason: string
  reasonHi: string
}

/** What a person's positions ask of one competency; the highest level that any role asks for counts. */
export interface Requirement {
  code: string
  level: LevelNumber
  /** Highest level first. */
  because: RequirementCause[]
}

/** One valid piece of evidence. */
export interface HeldCompetency {
  code: string
  level: number
}

/** What is required of a competency beside what is held; `delta` is the number of levels missing, 0 where it is met. */
export interface Standing {
  code: string
  requiredLevel: LevelNumber
  /** 0 where there is no evidence at all. */
  heldLevel: 0 | LevelNumber
  delta: number
  because: RequirementCause[]
}

/** A standing with a `delta` of 1 or more. */
export type Gap = Standing

/**
 * What these positions need, each competency once at the highest level that any of their roles asks for, in the order of
 * codes. A need of a merged competency is a need of its successor; one of a competency that was retired without a
 * successor, or that the dictionary does not know, is none any more: nobody could show it.
 */
export function requirementsOf(positions: readonly Position[], dictionary: Dictionary): Requirement[] {
  const needed = new Map<string, Requirement>()
  for (const position of positions) {
    for (const role of position.roles) {
      for (const { code, level, reason, reasonHi } of role.competencies) {
        const competency = dictionary.resolve(code)
        if (!competency || competency.retired) continue
        const cause = { positionId: position.id, roleId: role.id, level, reason, reasonHi }
        const known = needed.get(competency.code)
        if (!known) needed.set(competency.code, { code: competency.code, level, because: [cause] })
        else {
          known.because.push(cause)
          if (level > known.level) known.level = level
        }
      }
    }
  }
  const inOrder = [...needed.values()].sort((one, other) => compareCodes(one.code, other.code))
  for (const { because } of inOrder) because.sort((one, other) => other.level - one.level)
  return inOrder
}

/** The highest level of evidence for each competency that stands today; evidence of a merged one counts for its successor. */
export function levelsHeld(
  held: Iterable<HeldCompetency>,
  dictionary: Dictionary,
): Map<string, 0 | LevelNumber> {
  const levels = new Map<string, 0 | LevelNumber>()
  for (const { code, level } of held) {
    const standing = dictionary.resolve(code)?.code ?? code
    if (level > (levels.get(standing) ?? 0)) levels.set(standing, level as LevelNumber)
  }
  return levels
}

/**
 * The level at which a competency is held. A theme is held at the level of evidence for the theme itself, or at the lowest
 * level among its sub-themes that can be tagged, whichever is higher: who holds some of a theme does not hold the theme.
 * Evidence for a theme says nothing of a single sub-theme. The rule is this project's; FRAC publishes none.
 */
export function heldLevelOf(
  code: string,
  levels: ReadonlyMap<string, 0 | LevelNumber>,
  dictionary: Dictionary,
): 0 | LevelNumber {
  const own = levels.get(code) ?? 0
  if (own === 5 || levels.size === 0 || dictionary.find(code)?.parentCode !== null) return own
  const below = dictionary.children(code).filter(({ selectable }) => selectable)
  if (below.length === 0) return own
  let lowest: 0 | LevelNumber = 5
  for (const child of below) {
    const level = levels.get(child.code) ?? 0
    if (level < lowest) lowest = level
  }
  return lowest > own ? lowest : own
}

type Comparing = {
  required: readonly Requirement[]
  held: Iterable<HeldCompetency>
  dictionary: Dictionary
}

/**
 * Everything that is required beside what is held, met or not: the most levels missing first, then the highest level
 * required, then by code. `held` is evidence that is valid; withdrawn evidence is for the caller to leave out.
 */
export function standingsOf({ required, held, dictionary }: Comparing): Standing[] {
  const levels = levelsHeld(held, dictionary)
  return required
    .map(({ code, level, because }): Standing => {
      const heldLevel = heldLevelOf(code, levels, dictionary)
      return {
        ...{ code, requiredLevel: level, heldLevel, delta: Math.max(0, level - heldLevel), because },
      }
    })
    .sort(
      (one, other) =>
        other.delta - one.delta ||
        other.requiredLevel - one.requiredLevel ||
        compareCodes(one.code, other.code),
    )
}

/** What a person lacks: required minus held. */
export const gapsOf = (comparing: Comparing): Gap[] => standingsOf(comparing).filter(({ delta }) => delta > 0)

/** The order of code units, the same on every machine. */
export const compareCodes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
