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
import { coursesOnOffer } from '#app/domain/gaps/courses-on-offer.ts'
import { gapFramework, nameOf, type GapFramework } from '#app/domain/gaps/gap-framework.server.ts'
import { type ClosingPlan } from '#app/domain/gaps/gap-views.ts'
import { findProfile } from '#app/domain/gaps/gaps-of-person.server.ts'
import { eachPerson, toPerson } from '#app/domain/gaps/read-people.server.ts'
import { readCoursesOnSale, type CourseOnSale } from '#app/domain/offerings/read-courses-on-sale.server.ts'
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
  const { dictionary } = framework
  const codes = new Set(groups.flatMap(({ gaps }) => gaps.map(({ code }) => code)))
  // What one person needs leaves out most of the catalogue; what a ministry needs leaves out little, and asks for more.
  const onSale = await readCoursesOnSale(scope.kind === 'person' ? { codes, dictionary } : undefined)
  const cover = coverPeople({ groups, courses: coursesOnOffer(onSale, dictionary), minimise })
  return await inWords(cover, { minimise, onSale, framework })
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
  onSale: readonly CourseOnSale[]
  framework: GapFramework
}

async function inWords(cover: PeopleCover, { minimise, onSale, framework }: Chosen): Promise<ClosingPlan> {
  const { dictionary } = framework
  const courses = new Map(onSale.map((course) => [course.courseId, course]))
  const chosen = cover.chosen.flatMap((one) => {
    const course = courses.get(one.id)
    return course ? [{ ...one, course }] : []
  })
  const providers = await Organisation.find(
    { _id: { $in: chosen.map(({ course }) => course.providerId) } },
    { name: 1 },
  ).lean()
  const providerNames = new Map(providers.map(({ _id, name }) => [String(_id), name]))
  const spent = { courses: cover.cost.courses, hours: cover.cost.minutes, price: cover.cost.priceInPaise }[
    minimise
  ]
  return {
    minimise,
    courses: chosen.map(({ course, people, closes }) => {
      const { courseId, slug, title, titleHi, providerId, pricePerSeatPerYearInPaise } = course
      return {
        ...{ courseId, slug, title, titleHi, people, minutes: course.durationInMinutes },
        ...{ providerName: providerNames.get(providerId) ?? '', pricePerSeatPerYearInPaise },
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
