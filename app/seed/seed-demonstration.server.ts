import mongoose from 'mongoose'
import { setTimeout } from 'node:timers/promises'
import { seedFramework } from '#app/domain/competencies/seed-framework.server.ts'
import { verifyProvider } from '#app/domain/organisations/decide-provider.server.ts'
import { createMinistry } from '#app/domain/organisations/ministries.server.ts'
import { openPlatform } from '#app/domain/organisations/open-platform.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { registerProvider } from '#app/domain/organisations/register-provider.server.ts'
import { activate, issueActivationLinks } from '#app/domain/people/activation.server.ts'
import { getActor } from '#app/domain/people/get-actor.server.ts'
import { loadEmployees } from '#app/domain/people/load-employees.server.ts'
import { appointOfficial } from '#app/domain/people/members.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { importPositions } from '#app/domain/positions/import-positions.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { createIndexes } from '#app/lib/db.server.ts'
import { ConfigurationError } from '#app/lib/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import {
  DEMONSTRATION_PASSWORD,
  EMPLOYEES_CSV,
  MINISTRY,
  MINISTRY_OFFICIALS,
  POSITIONS_CSV,
  PLATFORM,
  PLATFORM_OFFICIALS,
  PROVIDERS,
} from '#app/seed/demonstration-people.ts'
import { seedCourses } from '#app/seed/seed-courses.server.ts'

export type Account = { email: string; password: string; who: string }

type Marker = { _id: string; finishedAt: Date | null; aliveAt?: Date | null }
const markers = () => mongoose.connection.collection<Marker>('seedings')

const BEAT_IN_MS = 1_000
/** A process that has not been heard of for this long has died. */
const SILENT_AFTER_MS = 5_000

/**
 * Fills an empty database with people and courses to try everything with, and does nothing to one that is in use.
 * A seeding that was interrupted starts over: nobody has been let in before it is finished.
 */
export async function seedDemonstration(): Promise<Account[]> {
  const marker = await settledMarker()
  if (marker?.finishedAt) return accounts()
  if (!marker && (await Organisation.exists({}))) return []
  if (marker) {
    await refuseInUse()
    await mongoose.connection.dropDatabase()
    await createIndexes()
    await seedFramework()
  }
  await markers().insertOne({ _id: 'demonstration', finishedAt: null, aliveAt: new Date() })
  const say = async (change: Partial<Marker>) =>
    void (await markers().updateOne({ _id: 'demonstration' }, { $set: change }))
  const beat = setInterval(() => void say({ aliveAt: new Date() }).catch(() => {}), BEAT_IN_MS)
  try {
    await fill()
    await say({ finishedAt: new Date() })
  } catch (error) {
    await say({ aliveAt: null }).catch(() => {})
    throw error
  } finally {
    clearInterval(beat)
  }
  log.info('the database was empty and now holds the demonstration')
  return accounts()
}

/** The marker, once no other process is filling the same database. */
async function settledMarker(): Promise<Marker | null> {
  for (;;) {
    const marker = await markers().findOne({ _id: 'demonstration' })
    const heardAt = marker?.finishedAt ? 0 : (marker?.aliveAt?.getTime() ?? 0)
    if (Date.now() - heardAt > SILENT_AFTER_MS) return marker
    await setTimeout(BEAT_IN_MS / 2)
  }
}

/** A half-filled database may have been taken into use all the same, with SEED=none; then nothing of it is dropped. */
async function refuseInUse(): Promise<void> {
  // Nobody in the demonstration has an address that could be real (RFC 2606 reserves the domain `example`).
  const isUsed = (await Session.exists({})) ?? (await User.exists({ email: { $not: /\.example$/ } }))
  if (!isUsed) return
  throw new ConfigurationError(
    'SEED must be none: the demonstration in this database was never finished, and people have used it since.',
  )
}

async function fill(): Promise<void> {
  const admin = await openDemonstrationPlatform()
  const validator = await getActor({
    email: 'validator@karmashala.example',
    organisationId: admin.acting.organisationId,
  })
  await seedCourses(await registerProviders(admin), validator)
  await openDemonstrationMinistry(admin)
}

async function openDemonstrationPlatform(): Promise<Actor> {
  const { name, nameHi, admin } = PLATFORM
  const opened = await openPlatform({ name, nameHi, adminName: admin.name, adminEmail: admin.email })
  if (!opened) throw new Error('The platform exists already.')
  await activate({ token: opened.activationPath.replace('/activate/', ''), password: DEMONSTRATION_PASSWORD })
  const actor = await getActor({ email: admin.email, organisationId: opened.organisationId })
  for (const { who: _who, ...official } of PLATFORM_OFFICIALS) {
    await appointOfficial({ actor, organisationId: opened.organisationId, ...official })
  }
  await activateEverybody(actor, opened.organisationId)
  return actor
}

async function registerProviders(admin: Actor): Promise<Map<string, Actor>> {
  const authors = new Map<string, Actor>()
  for (const { key, ...provider } of PROVIDERS) {
    const { organisationId } = await registerProvider({ ...provider, password: DEMONSTRATION_PASSWORD })
    await verifyProvider({ actor: admin, providerId: organisationId })
    authors.set(key, await getActor({ email: provider.email, organisationId }))
  }
  return authors
}

async function openDemonstrationMinistry(admin: Actor): Promise<void> {
  const { organisationId } = await createMinistry({ actor: admin, ...MINISTRY })
  for (const { who: _who, ...official } of MINISTRY_OFFICIALS) {
    await appointOfficial({ actor: admin, organisationId, ...official })
  }
  await activateEverybody(admin, organisationId)
  const manager = await getActor({ email: MINISTRY.managerEmail, organisationId })
  const loaded = await loadEmployees({ actor: manager, csv: EMPLOYEES_CSV })
  if (loaded.status !== 'loaded') throw new Error('The sample employees were refused.')
  const held = await importPositions({ actor: manager, file: POSITIONS_CSV, format: 'csv', apply: true })
  if (held.status !== 'applied') throw new Error('The sample positions were refused.')
  await activateEverybody(admin, organisationId)
}

/** Follows the links that an office would hand out. */
async function activateEverybody(admin: Actor, organisationId: string): Promise<void> {
  for (const { path } of await issueActivationLinks({ actor: admin, organisationId })) {
    await activate({ token: path.replace('/activate/', ''), password: DEMONSTRATION_PASSWORD })
  }
}

function accounts(): Account[] {
  const people = [
    { email: PLATFORM.admin.email, who: 'platform administrator: verifies providers, opens ministries' },
    ...PLATFORM_OFFICIALS,
    { email: PROVIDERS[0].email, who: 'author and administrator of a training institution' },
    { email: PROVIDERS[1].email, who: 'author and administrator of a university' },
    { email: PROVIDERS[2].email, who: 'author and administrator of a start-up' },
    ...MINISTRY_OFFICIALS,
    { email: MINISTRY.managerEmail, who: 'training manager of the ministry' },
    { email: 'learner@sample-affairs.example', who: 'learner (and learner2 to learner5)' },
  ]
  return people.map(({ email, who }) => ({ email, who, password: DEMONSTRATION_PASSWORD }))
}
