import {
  type ClosingPlan,
  type MinistryGaps,
  type PersonGaps,
  type ShortPerson,
} from '#app/domain/gaps/gap-views.ts'
import { csvOf } from '#app/lib/csv.ts'

/** One line for each unit and competency that somebody there needs. */
export const gapsCsv = ({ units, rows }: MinistryGaps): string =>
  csvOf(
    [
      'unit',
      'code',
      'competency',
      'competency_hi',
      'area',
      'required_of',
      'meeting',
      'short',
      'levels_short',
    ],
    units.flatMap(({ unit }, place) =>
      rows.flatMap(({ competency: { code, name, nameHi, type }, cells }) => {
        const cell = cells[place]
        if (!cell) return []
        const { required, short, levelsShort } = cell
        return [[unit ?? '', code, name, nameHi, type, required, required - short, short, levelsShort]]
      }),
    ),
  )

export const peopleShortCsv = (people: readonly ShortPerson[]): string =>
  csvOf(
    ['name', 'designation', 'unit', 'required_level', 'held_level', 'levels_short'],
    people.map(({ name, designation, unit, requiredLevel, heldLevel }) => [
      ...[name, designation ?? '', unit ?? ''],
      ...[requiredLevel, heldLevel, requiredLevel - heldLevel],
    ]),
  )

/** What the positions of one person need beside what is held, met or not, with every reason in both languages. */
export const standingsCsv = ({ standings }: PersonGaps): string =>
  csvOf(
    [
      ...['code', 'competency', 'competency_hi', 'area', 'required_level', 'held_level', 'levels_short'],
      ...['because', 'because_hi'],
    ],
    standings.map(({ code, name, nameHi, type, requiredLevel, heldLevel, delta, because }) => [
      ...[code, name, nameHi, type, requiredLevel, heldLevel, delta],
      because.map((one) => `${one.roleName} (${one.positionName}): ${one.reason}`).join('; '),
      because.map((one) => `${one.roleNameHi} (${one.positionNameHi}): ${one.reasonHi}`).join('; '),
    ]),
  )

/** Amounts in rupees with two decimals, as a spreadsheet reads them. */
export const closingCsv = ({ courses }: ClosingPlan): string =>
  csvOf(
    [
      ...[
        'course',
        'course_hi',
        'provider',
        'seats',
        'minutes_each',
        'price_per_seat_per_year_inr',
        'price_per_year_inr',
      ],
      ...['closes'],
    ],
    courses.map(
      ({ title, titleHi, providerName, people, minutes, pricePerSeatPerYearInPaise: paise, closes }) => [
        ...[title, titleHi ?? '', providerName, people, minutes],
        ...[rupees(paise), rupees(paise * people), closes.map(({ code }) => code).join(' ')],
      ],
    ),
  )

/** What no course on sale closes: what a ministry can ask providers for. */
export const leftCsv = ({ left }: ClosingPlan): string =>
  csvOf(
    ['code', 'competency', 'competency_hi', 'area', 'required_level', 'courses_reach_level', 'people'],
    left.map(({ code, name, nameHi, type, level, highestTaught, people }) => [
      ...[code, name, nameHi, type, level, highestTaught, people],
    ]),
  )

const rupees = (paise: number): string => (paise / 100).toFixed(2)
