import { tallyGaps, type UnitGaps } from '@karmashala/frac'
import { gapFramework, type GapFramework } from '#app/domain/gaps/gap-framework.server.ts'
import { eachPerson } from '#app/domain/gaps/read-people.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { indianDay } from '#app/domain/positions/holdings.ts'

const MINISTRIES_MAX = 50
/**
 * The latest change says when to count again, with one exception: a change that was begun before the latest and came to
 * its end after it was counted. Nobody sees its absence for longer than this.
 */
const TRUSTED_FOR_MS = 60_000

type Counted = { framework: GapFramework; change: string; at: number; units: Promise<UnitGaps[]> }
const counted = new Map<string, Counted>()

/** The counts of a whole ministry, made in one pass and kept until its people, the framework or the day have changed. */
export async function tallyOfMinistry(ministryId: string): Promise<UnitGaps[]> {
  const framework = await gapFramework()
  const change = `${indianDay().getTime()} ${await latestChange(ministryId)}`
  const kept = counted.get(ministryId)
  if (kept?.framework === framework && kept.change === change && Date.now() - kept.at < TRUSTED_FOR_MS)
    return await kept.units
  const units = count(ministryId, framework)
  const mine = { framework, change, at: Date.now(), units }
  counted.delete(ministryId)
  if (counted.size >= MINISTRIES_MAX) counted.delete(counted.keys().next().value ?? '')
  counted.set(ministryId, mine)
  units.catch(() => {
    if (counted.get(ministryId) === mine) counted.delete(ministryId)
  })
  return await units
}

async function count(ministryId: string, { needs, dictionary }: GapFramework): Promise<UnitGaps[]> {
  const tally = tallyGaps(needs, dictionary)
  await eachPerson({ ministryId }, tally.add)
  return tally.units()
}

async function latestChange(ministryId: string): Promise<string> {
  const latest = await CompetencyProfile.findOne({ ministryId }, { updatedAt: 1, revision: 1 })
    .sort({ updatedAt: -1 })
    .lean<{ _id: unknown; updatedAt: Date; revision: number }>()
  return latest ? `${String(latest._id)} ${latest.updatedAt.getTime()} ${latest.revision}` : ''
}
