import { type Holding } from '#app/domain/positions/holdings.ts'

type Stored = { positionId: string; from: Date; to?: Date | null; source: Holding['source'] }

/** Holdings of a profile without what the database adds to them. */
export const toHoldings = (stored: readonly Stored[]): Holding[] =>
  stored.map(({ positionId, from, to, source }) => ({ positionId, from, to: to ?? null, source }))
