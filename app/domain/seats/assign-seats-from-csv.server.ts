import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { assignSeats, getUsableOrder } from '#app/domain/seats/assign-seats.server.ts'
import { readSeatFile, type SeatRow } from '#app/domain/seats/read-seat-file.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'

/** `line` counts from 1 with the header, as a spreadsheet shows it. */
export type SeatRowProblem = { line: number; who: string; message: string }
export type AssignSeatsFromCsv =
  { status: 'assigned'; assigned: number } | { status: 'refused'; problems: SeatRowProblem[] }

/** Gives a seat to everybody a file names by address or employee number. One wrong line, and nobody gets one. */
export async function assignSeatsFromCsv({
  actor,
  orderId,
  csv,
}: {
  actor: Actor
  orderId: string
  csv: string
}): Promise<AssignSeatsFromCsv> {
  requirePermission(actor, 'seat.assign', { organisationId: actor.acting.organisationId })
  const { courseId } = await getUsableOrder(actor, orderId)
  const rows = readSeatFile(csv)
  const find = await employeeFinder(actor.acting.organisationId, rows)
  const userIds = rows.map(find)
  const held = await Seat.find(
    {
      userId: { $in: userIds.filter((id) => id !== null) },
      courseId,
      isHeld: true,
      expiresAt: { $gt: new Date() },
    },
    { userId: 1 },
  ).lean()
  const holders = new Set(held.map(({ userId }) => String(userId)))

  const problems: SeatRowProblem[] = []
  const seen = new Set<string>()
  rows.forEach(({ line, email, employeeNumber }, index) => {
    const userId = userIds[index]
    const message = problemOf(userId, seen, holders)
    if (message) problems.push({ line, who: email || employeeNumber, message })
    if (userId) seen.add(userId)
  })
  if (problems.length > 0) return { status: 'refused', problems }
  const chosen = userIds.filter((id) => id !== null)
  return { status: 'assigned', ...(await assignSeats({ actor, orderId, userIds: chosen })) }
}

function problemOf(
  userId: string | null | undefined,
  seen: Set<string>,
  holders: Set<string>,
): string | null {
  if (!userId) return 'buy:refusals.unknownEmployee'
  if (seen.has(userId)) return 'buy:refusals.twiceInFile'
  return holders.has(userId) ? 'buy:refusals.hasSeat' : null
}

/** Looks the people of a file up in two queries, among the ministry's own; a row with both names must mean one person. */
async function employeeFinder(
  organisationId: string,
  rows: SeatRow[],
): Promise<(row: SeatRow) => string | null> {
  const emails = rows.flatMap(({ email }) => email || [])
  const numbers = rows.flatMap(({ employeeNumber }) => employeeNumber || [])
  const users = await User.find({ email: { $in: emails } }, { email: 1 }).lean()
  const memberships = await Membership.find(
    {
      organisationId,
      ended: null,
      roles: 'learner',
      $or: [{ userId: { $in: users.map(({ _id }) => _id) } }, { employeeNumber: { $in: numbers } }],
    },
    { userId: 1, employeeNumber: 1 },
  ).lean()
  const members = new Set(memberships.map(({ userId }) => String(userId)))
  const byEmail = new Map(users.map(({ _id, email }) => [email, String(_id)]))
  const byNumber = new Map(memberships.map(({ userId, employeeNumber }) => [employeeNumber, String(userId)]))
  return ({ email, employeeNumber }) => {
    const named = email ? byEmail.get(email) : undefined
    const numbered = employeeNumber ? byNumber.get(employeeNumber) : undefined
    if (email && employeeNumber && named !== numbered) return null
    const userId = named ?? numbered
    return userId && members.has(userId) ? userId : null
  }
}
