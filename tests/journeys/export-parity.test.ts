import { isInteraction, lessonContent, type Block, type LessonContent } from '@karmashala/authoring'
import { buildCourse, courseHash, type CourseForExport, type CourseMedia } from '@karmashala/authoring/server'
import { inspectPackage, writePackage } from '@karmashala/scorm/server'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { aLesson } from '../packages/authoring/a-lesson.ts'
import { answerByKeyboard, press } from '#tests/journeys/support/answer-by-keyboard.ts'
import {
  openCourseHouse,
  play,
  type CourseHouse,
  type PlayedCourse,
} from '#tests/journeys/support/course-house.ts'
import { lessonIn, screenTitle } from '#tests/journeys/support/lesson.ts'

// The same lesson, with every kind of interaction on a screen of its own, exported for each edition of SCORM and played
// in the marketplace by keyboard alone: what is recorded has to be the same, and what was left is found again.

// The 3rd edition of 2004 differs from the 4th in its manifest alone; its packages are read by unit tests.
const EDITIONS = ['scorm12', 'scorm2004_4th'] as const
type Edition = (typeof EDITIONS)[number]
const STANDARD = { scorm12: 'scorm12', scorm2004_4th: 'scorm2004' } as const

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const MEDIA: CourseMedia = new Map([
  ['assets/flow.png', { path: 'media/flow.png', content: PIXEL, mimeType: 'image/png', width: 1, height: 1 }],
  ['assets/film.mp4', { path: 'media/film.mp4', content: Buffer.alloc(64), mimeType: 'video/mp4' }],
  ['assets/film.vtt', { path: 'media/film.vtt', content: Buffer.from('WEBVTT\n\n'), mimeType: 'text/vtt' }],
])

const interactions: Block[] = aLesson().content.filter(({ type }) => isInteraction(type))

function everyInteraction(): LessonContent {
  const screens = interactions.flatMap((block, index): Block[] => [
    ...(index === 0 ? [] : [{ type: 'pageBreak' as const, attrs: { id: `break-${index}` } }]),
    {
      type: 'heading',
      attrs: { id: `title-${index}`, level: 2 },
      content: [{ type: 'text', text: `Screen of ${block.type}` }],
    },
    block,
  ])
  return lessonContent('en', 'Every interaction', { type: 'doc', content: screens })
}

async function exportFor(edition: Edition): Promise<Buffer> {
  const course: Omit<CourseForExport, 'version'> = {
    identifier: 'every-interaction',
    sourceLanguage: 'en',
    languages: ['en'],
    title: { en: 'Every interaction' },
    summary: {},
    lessons: [{ id: 'one', content: everyInteraction() }],
    passMarkPercent: 60,
  }
  const version = { number: '1.0', hash: courseHash(course) }
  const { files, items } = buildCourse({ course: { ...course, version }, media: MEDIA, target: edition })
  return await writePackage({
    ...{
      standard: STANDARD[edition],
      identifier: 'every-interaction',
      title: 'Every interaction',
      language: 'en',
    },
    items,
    files,
  })
}

let house: CourseHouse
let learner: Page
let folder: string
test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-parity-'))
  house = await openCourseHouse('per_package')
  learner = await house.learner(browser)
})
test.afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

type Told = { id: string; result: string }
type Outcome = { isComplete: boolean; isPassed: boolean; score: number; answers: Told[] }
const outcomes = new Map<Edition, Outcome>()

async function outcomeOf(course: PlayedCourse, edition: Edition): Promise<Outcome> {
  const cmi: Record<string, unknown> = (await house.record(course))?.cmi ?? {}
  const is12 = edition === 'scorm12'
  const count = Object.keys(cmi).filter((element) => /^cmi\.interactions\.\d+\.id$/.test(element)).length
  return {
    isComplete: is12
      ? cmi['cmi.core.lesson_status'] === 'passed'
      : cmi['cmi.completion_status'] === 'completed',
    isPassed: is12 ? cmi['cmi.core.lesson_status'] === 'passed' : cmi['cmi.success_status'] === 'passed',
    score: Number(cmi[is12 ? 'cmi.core.score.raw' : 'cmi.score.raw']),
    answers: Array.from({ length: count }, (_, index) => ({
      // Each learner draws other questions of a pool.
      id: String(cmi[`cmi.interactions.${index}.id`]).replace(/^k-test-.*/, 'k-test'),
      // SCORM 1.2 says “wrong” where 2004 says “incorrect” (RTE 1.2, 3.4; 2004 4e, 4.2.9).
      result: String(cmi[`cmi.interactions.${index}.result`]).replace('wrong', 'incorrect'),
    })).sort((one, other) => one.id.localeCompare(other.id)),
  }
}

/** Right and wrong are marked and the feedback stands there: the fullest state of the screen. */
async function isAccessible(page: Page, what: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).include('iframe').analyze()
  // The page of the course is a frame in a frame; where axe did not get that far it has seen nothing.
  expect(passes.some(({ nodes }) => nodes.some(({ target }) => target.length === 3))).toBe(true)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    what,
  ).toEqual([])
}

for (const edition of EDITIONS) {
  test(`every interaction is answered by keyboard, kept and counted in ${edition}`, async () => {
    test.setTimeout(240_000)
    const file = path.join(folder, `${edition}.zip`)
    await writeFile(file, await exportFor(edition))
    const report = await inspectPackage({ file })
    expect(report.findings).toEqual([])

    const course = await house.offer(file)
    await play(learner, course)
    let lesson = lessonIn(learner)
    const half = Math.floor(interactions.length / 2)
    for (const [index, block] of interactions.entries()) {
      await test.step(block.type, async () => {
        await expect(lesson.locator('.screen.is-current .screen-title')).toHaveText(`Screen of ${block.type}`)
        await answerByKeyboard(learner, lesson, block)
        // Both editions show the same page, so that looking at one is enough.
        if (edition === 'scorm12') await isAccessible(learner, block.type)
        await expect(lesson.locator('#save-status')).toHaveText('Saved')
        await press(learner, lesson.locator('#next'))
      })
      if (index !== half) continue
      await test.step('what was answered is found again after the page is left', async () => {
        await learner.goto('/learn')
        await play(learner, course)
        lesson = lessonIn(learner)
        await expect(lesson.locator('.screen.is-current .screen-title')).toHaveText(
          `Screen of ${interactions[half + 1]?.type}`,
        )
        await press(learner, lesson.locator('#previous'))
        expect(await screenTitle(lesson)).toBe(`Screen of ${block.type}`)
        await expect(lesson.locator('.screen.is-current .question-feedback').first()).not.toBeEmpty()
        await press(learner, lesson.locator('#next'))
      })
    }
    await expect(lesson.locator('#result .result-badge')).toHaveText('Passed')
    await expect.poll(async () => (await outcomeOf(course, edition)).isComplete).toBe(true)
    outcomes.set(edition, await outcomeOf(course, edition))
  })
}

test('every edition has recorded the same score, completion and answers', () => {
  const [first, ...others] = EDITIONS.map((edition) => outcomes.get(edition))
  expect(first).toMatchObject({ isComplete: true, isPassed: true, score: 100 })
  expect(first?.answers.length).toBeGreaterThanOrEqual(interactions.length)
  for (const other of others) expect(other).toEqual(first)
})
