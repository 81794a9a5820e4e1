import {
  coverPeople,
  loadFramework,
  type CourseOnOffer,
  type LevelNumber,
  type Position,
} from '@karmashala/frac'
import { spawnEmbedded } from '@karmashala/embedded/server'
import mongoose, { Types } from 'mongoose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seedFramework } from '#app/domain/competencies/seed-framework.server.ts'
import { closeGaps } from '#app/domain/gaps/close-gaps.server.ts'
import { gapsOfMinistry } from '#app/domain/gaps/gaps-of-ministry.server.ts'
import { gapsOfPerson } from '#app/domain/gaps/gaps-of-person.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'
import { percentile } from './support/measure.ts'
import { cpuMs } from './support/product.ts'
import { required } from './support/services.ts'

// How long the gaps of one person and of a ministry take, from profiles in the embedded database or in MONGODB_URI.
//   npx tsx bench/gaps.ts [employees] [rounds] [--compare]

const EMPLOYEES = Number(process.argv[2] ?? 50_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const PEOPLE_ASKED = 400
const UNITS = 120
const COURSES = 2_000
const PERSON_TARGET_IN_MS = 5
const MINISTRY_TARGET_IN_MS = 5_000
const MADE_AT_ONCE = 5_000

const ministryId = new Types.ObjectId()
const actor: Actor = (() => {
  const acting = {
    ...{ membershipId: String(new Types.ObjectId()), organisationId: String(ministryId) },
    ...{ organisationName: 'Ministry of Examples', organisationNameHi: null },
    ...{ organisationKind: 'ministry' as const, roles: ['training_manager' as const] },
  }
  const id = String(new Types.ObjectId())
  return { id, name: 'Bench', email: 'bench@example.org', language: 'en', acting, memberships: [acting] }
})()

/** The same numbers at every run. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const random = makeRandom(7)
const one = <T>(list: readonly T[]): T => list[random(list.length)] as T

/** Somebody with one or two positions, an earlier one, and evidence for a good part of what is needed and for more. */
function aProfile(positions: readonly Position[], codes: readonly string[]) {
  const now = Array.from({ length: random(10) === 0 ? 2 : 1 }, () => one(positions))
  const needed = now.flatMap(({ roles }) => roles.flatMap(({ competencies }) => competencies))
  const shown = needed.filter(() => random(10) < 6).map(({ code }) => code)
  const evidence = [...shown, ...Array.from({ length: random(5) }, () => one(codes))].map((code) => ({
    ...{ _id: new Types.ObjectId(), code, level: 1 + random(5), kind: 'attested', at: new Date() },
    ...{
      byId: new Types.ObjectId(),
      credentialId: null,
      note: 'Seen at work over more than a year.',
      withdrawn: null,
    },
  }))
  return {
    ...{
      _id: new Types.ObjectId(),
      userId: new Types.ObjectId(),
      membershipId: new Types.ObjectId(),
      ministryId,
    },
    unit: `Unit ${random(UNITS)}`,
    positions: [
      {
        positionId: one(positions).id,
        from: new Date('2020-04-01'),
        to: new Date('2024-03-31'),
        source: 'e_hrms',
      },
      ...now.map(({ id }) => ({ positionId: id, from: new Date('2024-04-01'), to: null, source: 'e_hrms' })),
    ],
    ...{ evidence, revision: 1, createdAt: new Date(), updatedAt: new Date() },
  }
}

async function fill(): Promise<string[]> {
  const { positions, competencies } = loadFramework()
  const codes = competencies.map(({ code }) => code)
  const membershipIds: string[] = []
  for (let made = 0; made < EMPLOYEES; made += MADE_AT_ONCE) {
    const profiles = Array.from({ length: Math.min(MADE_AT_ONCE, EMPLOYEES - made) }, () =>
      aProfile(positions, codes),
    )
    await CompetencyProfile.collection.insertMany(profiles)
    membershipIds.push(...profiles.map(({ membershipId }) => String(membershipId)))
  }
  await Membership.collection.insertMany(
    membershipIds.slice(0, PEOPLE_ASKED).map((id) => ({
      ...{
        _id: new Types.ObjectId(id),
        userId: new Types.ObjectId(),
        organisationId: ministryId,
        roles: ['learner'],
      },
    })),
  )
  return membershipIds
}

/** Courses that teach two to four competencies each. */
function someCourses(): CourseOnOffer[] {
  const codes = loadFramework().competencies.map(({ code }) => code)
  return Array.from({ length: COURSES }, (_, number) => ({
    id: `course-${number}`,
    minutes: 30 + random(600),
    priceInPaise: 1_000 * random(500),
    teaches: [...new Set(Array.from({ length: 2 + random(3) }, () => one(codes)))].map((code) => ({
      ...{ code, level: (1 + random(5)) as LevelNumber },
    })),
  }))
}

type Spent = { ms: number; ownCpuMs: number; databaseCpuMs: number }

async function measured(databasePid: number | null, work: () => Promise<unknown>): Promise<Spent> {
  const own = process.cpuUsage()
  const database = cpuMs(databasePid)
  const start = performance.now()
  await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(own)
  return { ms, ownCpuMs: (user + system) / 1000, databaseCpuMs: cpuMs(databasePid) - database }
}

/**
 * The median time and the processor time of a round on average. The target is held against the processor time of both
 * processes: on a machine that does nothing else it is what one waits for, and a busy machine does not change it.
 */
function print(name: string, spent: readonly Spent[], targetInMs?: number): void {
  const mean = (key: keyof Spent) => spent.reduce((sum, round) => sum + round[key], 0) / spent.length
  const median = percentile(
    spent.map(({ ms }) => ms),
    0.5,
  )
  const number = (value: number) => value.toFixed(value < 100 ? 2 : 0).padStart(8)
  const both = mean('ownCpuMs') + mean('databaseCpuMs')
  const target = targetInMs ? `   ${(both / targetInMs).toFixed(2)} of the ${targetInMs} ms allowed` : ''
  const cpu = `CPU ms own ${number(mean('ownCpuMs'))} database ${number(mean('databaseCpuMs'))}`
  console.log(`${name.padEnd(40)} p50 ms ${number(median)}   ${cpu}${target}`)
  if (targetInMs && both > targetInMs) process.exitCode = 1
}

async function rounds(name: string, pid: number | null, work: () => Promise<unknown>, targetInMs?: number) {
  await work()
  const spent: Spent[] = []
  for (let round = 0; round < ROUNDS; round += 1) spent.push(await measured(pid, work))
  print(name, spent, targetInMs)
}

/** Other ways to bring the profiles here: each only reads. */
async function compareReading(pid: number | null): Promise<void> {
  const profiles = CompetencyProfile.collection
  const drain = async (cursor: AsyncIterable<unknown>) => {
    let count = 0
    for await (const _ of cursor) count += 1
    return count
  }
  const slim = {
    unit: 1,
    'positions.positionId': 1,
    'positions.from': 1,
    'positions.to': 1,
    'evidence.code': 1,
    'evidence.level': 1,
  }
  await rounds('only reading: whole documents', pid, () => drain(profiles.find({ ministryId })))
  await rounds('only reading: fields that are needed', pid, () =>
    drain(profiles.find({ ministryId }, { projection: slim })),
  )
  const held = { $filter: { input: '$positions', cond: { $eq: ['$$this.to', null] } } }
  const valid = { $filter: { input: '$evidence', cond: { $eq: ['$$this.withdrawn', null] } } }
  const pairs = (input: object) => ({
    $map: { input, in: { $concat: ['$$this.code', ' ', { $toString: '$$this.level' }] } },
  })
  const project = {
    ...{ _id: 0, unit: 1, p: { $map: { input: held, in: '$$this.positionId' } }, e: pairs(valid) },
  }
  const pipeline = [{ $match: { ministryId } }, { $project: project }]
  await rounds('only reading: texts made in the database', pid, () => drain(profiles.aggregate(pipeline)))
  const group = { $group: { _id: { unit: '$unit', p: '$p', e: '$e' }, people: { $sum: 1 } } }
  await rounds('only reading: equals counted there', pid, () =>
    drain(profiles.aggregate([...pipeline, group])),
  )
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-bench-'))
const embedded = process.env['MONGODB_URI'] ? null : await spawnEmbedded({ services: ['mongo'], dataDir })
try {
  const pid = embedded?.pid ?? null
  await connectDatabase(
    process.env['MONGODB_URI'] ?? required(embedded?.mongo).uri,
    `bench_gaps_${process.pid}`,
  )
  await seedFramework()
  const start = performance.now()
  const membershipIds = await fill()
  console.log(
    `${EMPLOYEES} profiles in ${UNITS} units, made in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )

  await gapsOfPerson({ actor, membershipId: membershipIds[0] ?? '' })
  const asked: Spent[] = []
  for (let turn = 0; turn < PEOPLE_ASKED; turn += 1) {
    const membershipId = membershipIds[(turn * 7919) % membershipIds.length] ?? ''
    asked.push(await measured(pid, () => gapsOfPerson({ actor, membershipId })))
  }
  print('gaps of a person', asked, PERSON_TARGET_IN_MS)
  await rounds('gaps of the ministry', pid, () => gapsOfMinistry({ actor }), MINISTRY_TARGET_IN_MS)
  await rounds('gaps of one unit', pid, () => gapsOfMinistry({ actor, unit: 'Unit 7' }))
  const scope = { kind: 'ministry' } as const
  await rounds('gathering what is to be closed', pid, () => closeGaps({ actor, scope, minimise: 'price' }))
  const { positions } = loadFramework()
  const groups = Array.from({ length: 20_000 }, () => ({
    people: 2,
    gaps: one(positions).roles.flatMap(({ competencies }) => competencies.filter(() => random(10) < 6)),
  }))
  const courses = someCourses()
  for (const minimise of ['courses', 'hours', 'price'] as const) {
    const cover = () => Promise.resolve(coverPeople({ groups, courses, minimise }))
    await rounds(`closing 20,000 kinds of gaps: ${minimise}`, pid, cover, MINISTRY_TARGET_IN_MS)
  }
  if (process.argv.includes('--compare')) await compareReading(pid)
} finally {
  await mongoose.connection.dropDatabase().catch(() => undefined)
  await disconnectDatabase()
  await embedded?.close()
  await rm(dataDir, { recursive: true, force: true })
}
