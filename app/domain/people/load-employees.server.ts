import { z } from 'zod'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { EMPLOYEE_COLUMNS } from '#app/domain/people/employee-file.ts'
import { joinAll } from '#app/domain/people/join-organisation.server.ts'
import { emailSchema, personNameSchema } from '#app/domain/people/person.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { readCsv } from '#app/lib/read-csv.ts'

const text = z.string().trim().max(160, 'errors:tooLong')
const rowSchema = z.object({
  employee_number: text.min(1, 'errors:required'),
  name: personNameSchema,
  email: emailSchema,
  designation: text,
  department: text,
})
type EmployeeRow = z.infer<typeof rowSchema>

/** `line` counts from 1 with the header, as a spreadsheet shows it. */
export type RowProblem = { line: number; column: string; message: string }

export type LoadEmployees =
  { status: 'loaded'; added: number; kept: number } | { status: 'refused'; problems: RowProblem[] }

/**
 * Loads a ministry's employees as learners. Either every row is taken or none; the same file twice changes nothing.
 */
export async function loadEmployees({ actor, csv }: { actor: Actor; csv: string }): Promise<LoadEmployees> {
  const { organisationId } = actor.acting
  requirePermission(actor, 'employee.load', { organisationId })
  const { rows, problems } = readRows(csv)
  if (problems.length > 0) return { status: 'refused', problems }

  try {
    return await inTransaction(async () => {
      const joined = await joinAll({
        organisationId,
        roles: ['learner'],
        people: rows.map(({ name, email, employee_number, designation, department }) => ({
          name,
          email,
          employeeNumber: employee_number,
          designation: designation || null,
          department: department || null,
        })),
      })
      const added = joined.filter(({ isNewMember }) => isNewMember).length
      await recordAudit({
        organisationId,
        actorId: actor.id,
        action: 'employees.loaded',
        subject: { kind: 'organisation', id: organisationId },
        details: { rows: rows.length, added },
      })
      return { status: 'loaded', added, kept: rows.length - added }
    })
  } catch (error) {
    if (isDuplicateKey(error))
      throw new DomainError('conflict', 'people:refusals.employeeNumberTaken', undefined, { cause: error })
    throw error
  }
}

function readRows(csv: string): { rows: EmployeeRow[]; problems: RowProblem[] } {
  const { columns, rows: written } = readCsv(csv)
  const missing = EMPLOYEE_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0)
    throw new DomainError('invalid', 'people:refusals.wrongColumns', { columns: missing.join(', ') })
  const problems: RowProblem[] = []
  const rows: EmployeeRow[] = []
  const seen = { email: new Set<string>(), employee_number: new Set<string>() }
  for (const { line, cells } of written) {
    const parsed = rowSchema.safeParse(
      Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
    )
    if (!parsed.success) {
      problems.push(
        ...parsed.error.issues.map(({ path, message }) => ({ line, column: String(path[0]), message })),
      )
      continue
    }
    for (const column of ['email', 'employee_number'] as const) {
      if (seen[column].has(parsed.data[column]))
        problems.push({ line, column, message: 'people:refusals.twiceInFile' })
      seen[column].add(parsed.data[column])
    }
    rows.push(parsed.data)
  }
  return { rows, problems }
}
