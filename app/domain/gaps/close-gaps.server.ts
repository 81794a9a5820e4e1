import {
  coverPeople,
  gatherGroups,
  shortfallsOf,
  type GapGroup,
  type Minimise,
  type PeopleCover,
  type PersonInUnit,
} from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nameCourses, readCoursesOnSale } from '#app/domain/gaps/courses-on-sale.server.ts'
import { gapFramework, nameOf, type GapFramework } from '#app/domain/gaps/gap-framework.server.ts'
import { type ClosingPlan } from '#app/domain/gaps/gap-views.ts'
import { findProfile } from '#app/domain/gaps/gaps-of-person.server.ts'
import { eachPerson, toPerson } from '#app/domain/gaps/read-people.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

export type GapScope =
  { kind: 'person'; membershipId: string } | { kind: 'unit'; unit: string | null } | { kind: 'ministry' }

type CloseGaps = { actor: Actor; scope: GapScope; minimise: Minimise }

/**
 * Which courses on sale would close the gaps of a person, a unit or the ministry, for how many people each, and what that
 * takes in hours and in rupees a year, before tax. Persons: whoever may see their gaps; the rest: whoever may see counts.
 */
export async function closeGaps({ actor, scope, minimise }: CloseGaps): Promise<ClosingPlan> {
  const framework = await gapFramework()
  const groups =
    scope.kind === 'person'
      ? await groupOfPerson(actor, scope, framework)
      : await gather(actor, scope, framework)
  const courses = await readCoursesOnSale(framework.dictionary)
  return await inWords(coverPeople({ groups, courses, minimise }), { minimise, courses, framework })
}

async function groupOfPerson(
  actor: Actor,
  { membershipId }: { membershipId: string },
  framework: GapFramework,
): Promise<GapGroup[]> {
  const profile = await findProfile({ actor, membershipId })
  const gathered = gatherGroups()
  if (profile) gathered.add(toClose(toPerson(profile), framework))
  return gathered.groups()
}

async function gather(
  actor: Actor,
  scope: Exclude<GapScope, { kind: 'person' }>,
  framework: GapFramework,
): Promise<GapGroup[]> {
  const { organisationId: ministryId } = actor.acting
  requirePermission(actor, 'gap.read', { organisationId: ministryId })
  const gathered = gatherGroups()
  await eachPerson({ ministryId, ...(scope.kind === 'unit' && { unit: scope.unit }) }, (person) => {
    gathered.add(toClose(person, framework))
  })
  return gathered.groups()
}

const toClose = (person: PersonInUnit, { needs, dictionary }: GapFramework): GapGroup['gaps'] =>
  (shortfallsOf(person, needs, dictionary)?.short ?? []).map(({ code, requiredLevel: level }) => ({
    code,
    level,
  }))

type Chosen = {
  minimise: Minimise
  courses: Awaited<ReturnType<typeof readCoursesOnSale>>
  framework: GapFramework
}

async function inWords(cover: PeopleCover, { minimise, courses, framework }: Chosen): Promise<ClosingPlan> {
  const { dictionary } = framework
  const names = await nameCourses(cover.chosen.map(({ id }) => id))
  const providers = await Organisation.find(
    { _id: { $in: [...names.values()].map(({ providerId }) => providerId) } },
    { name: 1 },
  ).lean()
  const providerNames = new Map(providers.map(({ _id, name }) => [String(_id), name]))
  const offers = new Map(courses.map((course) => [course.id, course]))
  const spent = { courses: cover.cost.courses, hours: cover.cost.minutes, price: cover.cost.priceInPaise }[
    minimise
  ]
  return {
    minimise,
    courses: cover.chosen.flatMap(({ id, people, closes }) => {
      const offer = offers.get(id)
      const named = names.get(id)
      if (!offer || !named) return []
      const { providerId, ...course } = named
      return {
        ...{ courseId: id, ...course, people, minutes: offer.minutes },
        providerName: providerNames.get(providerId) ?? '',
        pricePerSeatPerYearInPaise: offer.priceInPaise,
        closes: closes.map((one) => ({ ...nameOf(one.code, dictionary), people: one.people })),
      }
    }),
    ...{ gaps: cover.gaps, people: cover.people, cost: cover.cost },
    atLeast: spent <= cover.bound.atLeast ? null : cover.bound.atLeast,
    left: cover.uncovered.map(({ code, level, highestTaught, people }) => ({
      ...nameOf(code, dictionary),
      ...{ level, highestTaught, people },
    })),
  }
}
