import { heldLevelOf, levelsHeld, type Dictionary } from '@karmashala/frac'

export type Given = { code: string; level: number; at: Date; withdrawn?: object | null }

/** Evidence for a competency: what names it today, and for a theme what names one of its sub-themes. */
export function evidenceFor<E extends Given>(
  evidence: readonly E[],
  code: string,
  dictionary: Dictionary,
): E[] {
  return evidence
    .filter((one) => {
      const competency = dictionary.resolve(one.code)
      return (competency?.code ?? one.code) === code || competency?.parentCode === code
    })
    .sort((a, b) => +b.at - +a.at)
}

/** The level a competency is held at by evidence that is valid, and the day on which that level was reached. */
export function heldAndSince(
  evidence: readonly Given[],
  code: string,
  dictionary: Dictionary,
): { heldLevel: number; heldSince: Date | null } {
  const valid = evidenceFor(evidence, code, dictionary)
    .filter(({ withdrawn }) => !withdrawn)
    .reverse()
  const levelAfter = (count: number) =>
    heldLevelOf(code, levelsHeld(valid.slice(0, count), dictionary), dictionary)
  const heldLevel = levelAfter(valid.length)
  if (heldLevel === 0) return { heldLevel, heldSince: null }
  const reached = valid.findIndex((_one, index) => levelAfter(index + 1) >= heldLevel)
  return { heldLevel, heldSince: valid[reached]?.at ?? null }
}
