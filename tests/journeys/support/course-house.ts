import { findRunning, isAlive } from '@karmashala/embedded/server'
import { type CompletionRules } from '@karmashala/player'
import { expect, type Browser, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { createCourse } from '#app/domain/courses/create-course.server.ts'
import { publishVersion } from '#app/domain/courses/publish-version.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { enrol } from '#app/domain/learning/enrol.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { getActor } from '#app/domain/people/get-actor.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { disconnectDatabase, inTransaction } from '#app/lib/db.server.ts'
import { readEnv } from '#app/lib/env.server.ts'
import { reachServices } from '#app/server/reach-services.server.ts'
import { aSeat } from '#tests/support/factories/learning.ts'
import { startMarketplace, type ContentHosts } from '#tests/journeys/support/marketplace.ts'
import { signedIn } from '#tests/journeys/support/person.ts'

export const AUTHOR = 'author@institute.example'
export const LEARNER = 'learner@sample-affairs.example'

const TAUGHT = { competencyCode: 'FUN-111', level: 2, role: 'taught' } as const

export type PlayedCourse = {
  enrolmentId: string
  moduleId: string
  versionId: string
  /** What can be launched, in the order of the package. */
  items: { itemId: string; title: string }[]
  /** Where the learner begins, or goes on. */
  path: string
}

type OfferOptions = {
  title?: string
  /** How the draft comes by its competencies; without it they are given by the house. */
  tag?(courseId: string): Promise<void>
}

/** The whole product with a learner in it who gets a seat in whatever package a test brings. */
export type CourseHouse = {
  origin: string
  /** A browser in which the learner has signed in. */
  learner(browser: Browser): Promise<Page>
  /** Checks and publishes a package as a course of its own, with a seat for the learner, who has started it. */
  offer(file: string, rules?: Partial<CompletionRules>, options?: OfferOptions): Promise<PlayedCourse>
  /** What the database holds of one part; null before its first launch. */
  record(course: PlayedCourse, itemId?: string): Promise<ReturnType<typeof fromStored> | null>
  /** As when the power fails. Until `restart` nothing answers, this house neither. */
  kill(): Promise<void>
  /** Starts again on the same data, perhaps with other hosts for content. */
  restart(hosts?: ContentHosts): Promise<void>
  close(): Promise<void>
}

/** Courses are arranged through the domain, in this process; everything that is tested goes through the browser. */
export async function openCourseHouse(hosts?: ContentHosts): Promise<CourseHouse> {
  const market = await startMarketplace(hosts)
  const env = readEnv({ DATA_DIR: market.dataDir, PORT: String(market.port), LOG_LEVEL: 'silent' })
  const reach = async () => await reachServices(env, { embedded: 'join' })
  let services = await reach()
  const letGo = async () => {
    await disconnectDatabase()
    await services.close()
  }
  const author = await actorOf(AUTHOR)
  const learner = await actorOf(LEARNER)
  const folder = await mkdtemp(path.join(tmpdir(), 'karmashala-course-house-'))
  return {
    origin: market.origin,
    learner: async (browser) => await signedIn(browser, market.origin, LEARNER),
    offer: async (file, rules, options) => await offer({ ...options, file, rules, author, learner }),
    record: async ({ enrolmentId, moduleId, items }, itemId = items[0]?.itemId) => {
      const attempt = await Attempt.findOne({ enrolmentId, moduleId, itemId }).lean()
      return attempt && fromStored(attempt.state)
    },
    kill: async () => {
      // First: the end of servers it still uses would end this process too.
      await letGo()
      const running = await findRunning(path.join(market.dataDir, 'embedded'))
      await market.kill()
      // Its servers end by themselves when they notice; as long as they live they are taken for those of the next.
      while (running && isAlive(running.pid)) await new Promise((resolve) => setTimeout(resolve, 50))
    },
    restart: async (changed) => {
      await market.restart(changed)
      services = await reach()
    },
    close: async () => {
      await letGo()
      await market.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function actorOf(email: string): Promise<Actor> {
  const user = await User.findOne({ email }).lean()
  const membership = await Membership.findOne({ userId: user?._id }).lean()
  return await getActor({ email, organisationId: String(membership?.organisationId) })
}

async function offer({
  file,
  rules,
  author,
  learner,
  title = `Course of ${path.basename(file)}`,
  tag = async (courseId) => await setTags({ actor: author, courseId, tags: [TAUGHT] }),
}: OfferOptions & {
  file: string
  rules?: Partial<CompletionRules>
  author: Actor
  learner: Actor
}): Promise<PlayedCourse> {
  const originalName = path.basename(file)
  const { courseId } = await createCourse({
    actor: author,
    title,
    summary: 'A package as somebody else made it, played as a learner plays it.',
    outcomes: ['Play the package to its end'],
    language: 'en',
    licence: 'cc_by_4',
    durationInMinutes: 20,
  })
  const { report } = await importPackage({ actor: author, courseId, file, originalName })
  await tag(courseId)
  await setPrice({ actor: author, courseId, pricePerSeatPerYearInPaise: 25_000 })
  await submitCourse({ actor: author, courseId })
  const version = await CourseVersion.findOne({ courseId }).lean()
  const versionId = String(version?._id)
  if (rules) await CourseVersion.updateOne({ _id: versionId }, { $set: { 'modules.0.rules': rules } })
  await inTransaction(async () => {
    await publishVersion({ courseVersionId: versionId, actorId: author.id })
  })
  await aSeat(learner, courseId)
  const { enrolmentId } = await enrol({ actor: learner, courseId })
  const moduleId = String(version?.modules[0]?._id)
  const items = report.launchable.map(({ identifier, title }) => ({ itemId: identifier, title }))
  return { enrolmentId, moduleId, versionId, items, path: `/learn/${enrolmentId}` }
}

/** Opens the course, or one part of it, and waits until its content is there. */
export async function play(
  page: Page,
  course: PlayedCourse,
  itemId = course.items[0]?.itemId,
): Promise<void> {
  await page.goto(`/learn/${course.enrolmentId}/play/${course.moduleId}/${encodeURIComponent(itemId ?? '')}`)
  await expect(page.locator('[data-saving]')).not.toHaveAttribute('data-saving', 'opening')
}
