import { sumUnits, tallyGaps, type GapCount, type UnitGaps } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { gapFramework, nameOf } from '#app/domain/gaps/gap-framework.server.ts'
import { type GapCell, type MinistryGaps, type UnitView } from '#app/domain/gaps/gap-views.ts'
import { type GapSearch } from '#app/domain/gaps/gap.schema.ts'
import { eachPerson } from '#app/domain/gaps/read-people.server.ts'
import { tallyOfMinistry } from '#app/domain/gaps/tally-of-ministry.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type OfMinistry = { actor: Actor; unit?: string | null; area?: GapSearch['area'] }

/**
 * How many people of the ministry, or of one unit, are short of what their positions need: by competency and unit, counts
 * and no names. One pass over the profiles; a ministry is never held in memory, only its counts are.
 */
export async function gapsOfMinistry({ actor, unit, area }: OfMinistry): Promise<MinistryGaps> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'gap.read', { organisationId: ministryId })
  const { dictionary } = await gapFramework()
  const units = unit === undefined ? await tallyOfMinistry(ministryId) : await tallyOfUnit(ministryId, unit)
  const { counts, ...whole } = sumUnits(units)
  const rows = [...counts]
    .map(([code, count]) => ({
      competency: nameOf(code, dictionary),
      whole: toCell(count),
      cells: units.map((one) => {
        const here = one.counts.get(code)
        return here ? toCell(here) : null
      }),
    }))
    .filter(({ competency }) => !area || competency.type === area)
    .sort(
      (one, other) =>
        other.whole.short - one.whole.short ||
        other.whole.levelsShort - one.whole.levelsShort ||
        (one.competency.code < other.competency.code ? -1 : 1),
    )
  return {
    whole: toUnit(whole),
    withoutPosition: unit === undefined ? await countWithoutPosition(ministryId, whole.people) : null,
    units: units.map((one) => ({ unit: one.unit, ...toUnit(one) })),
    rows,
  }
}

async function tallyOfUnit(ministryId: string, unit: string | null) {
  const { dictionary, needs } = await gapFramework()
  const tally = tallyGaps(needs, dictionary)
  await eachPerson({ ministryId, unit }, tally.add)
  return tally.units()
}

/** Every employee may learn, so learners are the employees. */
async function countWithoutPosition(organisationId: string, withPosition: number): Promise<number> {
  const employees = await Membership.countDocuments({ organisationId, ended: null, roles: 'learner' })
  return Math.max(0, employees - withPosition)
}

const toCell = ({ required, short, levelsShort }: GapCount): GapCell => ({ required, short, levelsShort })

const toUnit = ({
  people,
  short,
  withoutPosition,
}: Omit<UnitGaps, 'unit' | 'counts'>): Omit<UnitView, 'unit'> => ({
  ...{ people, short, undescribed: withoutPosition },
})
