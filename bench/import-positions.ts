import { loadFramework } from '@karmashala/frac'
import { spawnEmbedded } from '@karmashala/embedded/server'
import mongoose, { Types } from 'mongoose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { seedFramework } from '#app/domain/competencies/seed-framework.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { planImport } from '#app/domain/positions/plan-import.server.ts'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { cpuMs } from './support/product.ts'
import { required } from './support/services.ts'

// How long an export of e-HRMS takes to be compared with a ministry that is known, and for how long at a stretch that
// keeps the process from answering anybody else. The database is the embedded one, or MONGODB_URI.
//   npx tsx bench/import-positions.ts [employees] [rounds]

const EMPLOYEES = Number(process.argv[2] ?? 50_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const STALL_TARGET_IN_MS = 250
const MADE_AT_ONCE = 5_000

const ministryId = new Types.ObjectId()
const positionIds = loadFramework().positions.map(({ id }) => id)
const positionOf = (number: number): string => positionIds[number % positionIds.length] ?? ''
const CURRENT_FROM = '2024-04-01'

async function fill(): Promise<void> {
  const at = { createdAt: new Date(), updatedAt: new Date() }
  for (let made = 0; made < EMPLOYEES; made += MADE_AT_ONCE) {
    const people = Array.from({ length: Math.min(MADE_AT_ONCE, EMPLOYEES - made) }, (_, index) => ({
      ...{ number: made + index, userId: new Types.ObjectId(), membershipId: new Types.ObjectId() },
    }))
    await User.collection.insertMany(
      people.map(({ userId, number }) => ({
        ...{ _id: userId, email: `employee${number}@example.org`, name: `Imagined Employee ${number}` },
        ...{ language: 'en', ...at },
      })),
    )
    await Membership.collection.insertMany(
      people.map(({ userId, membershipId, number }) => ({
        ...{ _id: membershipId, userId, organisationId: ministryId, roles: ['learner'], ended: null },
        ...{ employeeNumber: `E-${number}`, designation: 'Officer', department: 'Administration', ...at },
      })),
    )
    await CompetencyProfile.collection.insertMany(
      people.map(({ userId, membershipId, number }) => ({
        ...{ userId, membershipId, ministryId, unit: `Unit ${number % 120}`, revision: 1, ...at },
        positions: [
          {
            ...{ positionId: positionOf(number + 1), source: 'e_hrms' },
            ...{ from: new Date('2020-04-01'), to: new Date('2024-03-31') },
          },
          { positionId: positionOf(number), from: new Date(CURRENT_FROM), to: null, source: 'e_hrms' },
        ],
        evidence: Array.from({ length: 6 }, (_, index) => ({
          ...{ _id: new Types.ObjectId(), code: `FUN-${index}`, level: 3, kind: 'attested', at: new Date() },
          ...{ byId: null, credentialId: null, note: 'Seen at work over more than a year.', withdrawn: null },
        })),
      })),
    )
  }
}

/** Everybody's current position, and the earlier one too when there are to be two rows a person; one in ten has moved. */
function anExport(rowsOfOne: 1 | 2): string {
  const lines = ['employee_number,name,email,designation,department,unit,position_id,from,to']
  for (let number = 0; number < EMPLOYEES; number += 1) {
    const who = `E-${number},Imagined Employee ${number},employee${number}@example.org,Officer,Administration`
    const [unit, position] =
      number % 10 === 0 ? [number + 1, positionOf(number + 2)] : [number, positionOf(number)]
    if (rowsOfOne === 2)
      lines.push(`${who},Unit ${unit % 120},${positionOf(number + 1)},2020-04-01,2024-03-31`)
    const from = number % 10 === 0 ? '2026-02-01' : CURRENT_FROM
    lines.push(`${who},Unit ${unit % 120},${position},${from},`)
  }
  return lines.join('\n')
}

let operations = 0
mongoose.set('debug', () => (operations += 1))

async function compare(name: string, file: string, databasePid: number | null): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, database] = [process.cpuUsage(), cpuMs(databasePid)]
    operations = 0
    const stalls = monitorEventLoopDelay({ resolution: 5 })
    stalls.enable()
    const start = performance.now()
    const plan = await planImport({ ministryId: String(ministryId), file, format: 'csv', isComplete: true })
    const ms = performance.now() - start
    await new Promise((resolve) => setTimeout(resolve, 20))
    stalls.disable()
    const { user, system } = process.cpuUsage(own)
    const longest = stalls.max / 1e6
    console.log(
      `${name.padEnd(44)} ms ${ms.toFixed(0).padStart(6)}   CPU ms own ${((user + system) / 1000).toFixed(0)}` +
        ` database ${(cpuMs(databasePid) - database).toFixed(0)}   ${operations} queries   longest stretch ${longest.toFixed(0)} ms` +
        `   (${plan.rows} rows, ${plan.changes.length} change, ${plan.unchanged} do not, ${plan.refused.length} refused)`,
    )
    if (round > 0 && longest > STALL_TARGET_IN_MS) process.exitCode = 1
  }
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-bench-'))
const embedded = process.env['MONGODB_URI'] ? null : await spawnEmbedded({ services: ['mongo'], dataDir })
try {
  await connectDatabase(
    process.env['MONGODB_URI'] ?? required(embedded?.mongo).uri,
    `bench_import_${process.pid}`,
  )
  await seedFramework()
  await fill()
  const pid = embedded?.pid ?? null
  await compare(`${EMPLOYEES} known people, a row each`, anExport(1), pid)
  await compare(`${EMPLOYEES} known people, two rows each`, anExport(2), pid)
} finally {
  await mongoose.connection.dropDatabase().catch(() => undefined)
  await disconnectDatabase()
  await embedded?.close()
  await rm(dataDir, { recursive: true, force: true })
}
