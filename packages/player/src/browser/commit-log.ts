import { type CmiElements, type SessionHealth } from '../attempt.ts'
import { type Commit } from '../commit.ts'

export type CommitFlags = { terminated: boolean; closing: boolean; health?: SessionHealth }
/** A commit that may still be thrown away; only once it is marked as sent does the log count it. */
export type Draft = { commit: Commit; cmi: CmiElements; changed: Set<string>; isPartial: boolean }
export type Extent = 'full' | 'since_acknowledged' | 'since_sent' | 'essential'

/** What is kept when even the changes are too large to outlive the page: results, not the bulky state behind them. */
const BULKY =
  /^cmi\.(suspend_data|core\.lesson_location|location|interactions\.|comments|comments_from_learner\.)/

/**
 * Numbers the commits of one session and knows what each of them has to carry. The server merges a commit that stands
 * on anything it has, so whatever was sent without an answer is repeated until a later commit is acknowledged.
 */
export function createCommitLog(start: {
  session: string
  startedAt: number
  baseVersion: number
  cmi: CmiElements
}) {
  const { session, startedAt, baseVersion } = start
  let sequence = 0
  let acknowledged = { sequence: 0, cmi: start.cmi }
  let lastSent = acknowledged
  const unanswered = new Map<number, Omit<Draft, 'commit'>>()

  const pick = (cmi: CmiElements, names: Iterable<string>): CmiElements =>
    Object.fromEntries([...names].map((element) => [element, cmi[element] ?? '']))

  function draft(cmi: CmiElements, extent: Extent, flags: CommitFlags, elapsedInSeconds: number): Draft {
    const from = extent === 'since_sent' ? lastSent : acknowledged
    const changed = changedElements(from.cmi, cmi)
    if (extent !== 'since_sent') {
      for (const earlier of unanswered.values()) for (const element of earlier.changed) changed.add(element)
    }
    const kept = extent === 'essential' ? [...changed].filter((element) => !BULKY.test(element)) : changed
    const isFull = extent === 'full'
    const commit = {
      session,
      startedAt,
      sequence: sequence + 1,
      base: isFull ? null : from.sequence,
      baseVersion,
      cmi: isFull ? cmi : pick(cmi, kept),
      elapsedInSeconds,
      ...flags,
      ...(extent === 'essential' && { partial: true }),
    }
    return { commit, cmi, changed, isPartial: extent === 'essential' }
  }

  return {
    draft,
    /** `isOnItsWay`: it will arrive unless the network is gone, so another may stand on it. */
    markSent({ commit, cmi, changed, isPartial }: Draft, { isOnItsWay }: { isOnItsWay: boolean }): void {
      sequence = commit.sequence
      unanswered.set(sequence, { cmi, changed, isPartial })
      if (isOnItsWay && !isPartial) lastSent = { sequence, cmi }
    },
    /** True once the server has everything of some commit: from then on changes are enough. */
    hasBase: () => acknowledged.sequence > 0,
    acknowledge(stored: number): void {
      const entry = unanswered.get(stored)
      if (!entry || entry.isPartial) return
      if (stored > acknowledged.sequence) acknowledged = { sequence: stored, cmi: entry.cmi }
      if (stored > lastSent.sequence) lastSent = acknowledged
      for (const earlier of unanswered.keys()) if (earlier <= stored) unanswered.delete(earlier)
    },
    isBehind: (cmi: CmiElements) => unanswered.size > 0 || changedElements(acknowledged.cmi, cmi).size > 0,
  }
}

function changedElements(before: CmiElements, now: CmiElements): Set<string> {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return new Set([...names].filter((element) => (before[element] ?? '') !== (now[element] ?? '')))
}
