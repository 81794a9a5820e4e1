import { writePackage } from '@karmashala/scorm/server'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  AUTHOR,
  LEARNER,
  openCourseHouse,
  play,
  type CourseHouse,
} from '#tests/journeys/support/course-house.ts'
import { look } from '#tests/journeys/support/look.ts'
import { signedIn } from '#tests/journeys/support/person.ts'

// From a sheet of an office to the gap that a course closes: everybody who has a part in it, in the order of the work.

const COLUMNS = 'designation,department,competency_code,level,reason,reason_hi'
const SOUND = [
  'Leave Clerk,Ministry of Sample Affairs,FUN-111,1,Enters leave of every kind.,हर प्रकार की छुट्टी दर्ज करते हैं।',
  'Leave Clerk,Ministry of Sample Affairs,BEH-001,1,Looks at own work.,अपने कार्य को परखते हैं।',
]
const BAD = [
  'Leave Clerk,Ministry of Sample Affairs,FUN-999,1,There is no such code.,',
  'Leave Clerk,Ministry of Sample Affairs,FUN-087,7,There is no such level.,',
  ',Ministry of Sample Affairs,FUN-087,2,Nobody is named.,',
]

let house: CourseHouse
let folder: string
test.beforeAll(async () => {
  house = await openCourseHouse()
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-framework-'))
})
test.afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const as = async (browser: Browser, email: string) => await signedIn(browser, house.origin, email)

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

async function readSheet(page: Page, rows: string[]): Promise<void> {
  const file = path.join(folder, 'leave-clerks.csv')
  await writeFile(file, [COLUMNS, ...rows].join('\r\n'))
  await page.goto('/framework/import')
  await page.getByLabel('Designations and their competencies (CSV)').check()
  await page.getByLabel('File').last().setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page).toHaveURL(/\/framework\/import\/[0-9a-f]{24}$/)
}

async function aLesson(): Promise<string> {
  const file = path.join(folder, 'leave.zip')
  const text =
    'Earned leave, casual leave and half pay leave are recorded in the leave account. A leave application goes to the leave sanctioning authority.'
  await writeFile(
    file,
    await writePackage({
      standard: 'scorm12',
      identifier: 'leave-rules',
      title: 'Handling leave applications',
      language: 'en',
      items: [{ identifier: 'lesson', title: 'Leave rules', href: 'lesson.html', scormType: 'sco' }],
      files: [
        {
          path: 'lesson.html',
          content: `<!doctype html><html lang="en"><title>Leave rules</title><h1>Leave rules</h1><p>${text}</p><script>
            for (var api, at = window; !api; at = at.parent) api = at.API
            api.LMSInitialize('')
            api.LMSSetValue('cmi.core.lesson_status', 'completed')
            api.LMSCommit('')
            addEventListener('pagehide', function () { api.LMSFinish('') })</script></html>`,
        },
      ],
    }),
  )
  return file
}

test('a sheet with bad rows is mended and verified twice; a course with a suggested competency closes the gap', async ({
  browser,
}) => {
  const steward = await as(browser, 'steward@karmashala.example')
  await readSheet(steward, [...SOUND, ...BAD])
  for (const said of ['FUN-999', '7']) await expect(steward.getByRole('main')).toContainText(said)
  await expect(steward.getByRole('link', { name: 'Propose', exact: true })).toHaveCount(0)
  await look(steward, 'framework-import-refused')

  await readSheet(steward, SOUND)
  await look(steward, 'framework-import')
  await steward.getByRole('link', { name: 'Propose', exact: true }).click()
  await steward.getByLabel('Reason').fill('The leave clerks of the ministry were never described.')
  await steward.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(steward).toHaveURL(/\/framework\/import\/[0-9a-f]{24}$/)
  const batch = new URL(steward.url()).pathname

  const reviewer = await as(browser, 'reviewer@karmashala.example')
  await reviewer.goto(batch)
  await reviewer.getByRole('link', { name: 'Verify all', exact: true }).click()
  await reviewer.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(reviewer).toHaveURL(batch)
  await reviewer.goto('/framework?q=Leave+Clerk')
  await expect(reviewer.getByRole('link', { name: /Leave Clerk/ })).toHaveCount(0)

  const board = await as(browser, 'board@karmashala.example')
  await board.goto(batch)
  await board.getByRole('link', { name: 'Verify all for the board' }).click()
  await board.getByRole('button', { name: 'Verify for the board' }).click()
  await expect(board).toHaveURL(batch)
  await board.goto('/framework?q=Leave+Clerk')
  await board
    .getByRole('link', { name: /Leave Clerk/ })
    .first()
    .click()
  await expect(board.getByRole('main')).toContainText('Enters leave of every kind.')
  await look(board, 'framework-position')

  const manager = await as(browser, 'training@sample-affairs.example')
  await manager.goto(`/people/positions?q=${encodeURIComponent(LEARNER)}`)
  await manager.getByRole('link', { name: 'Adhikari Namoona' }).first().click()
  await expect(manager).toHaveURL(/\/passport$/)
  await manager
    .getByRole('link', { name: /End the position/ })
    .first()
    .click()
  await manager.getByLabel('Last day').fill(daysAgo(1))
  await manager.getByRole('button', { name: 'End the position' }).click()
  await expect(manager).toHaveURL(/\/passport$/)
  await manager
    .getByRole('link', { name: /Assign a position/ })
    .first()
    .click()
  const position = manager.getByLabel('Position')
  const clerk = await position.locator('option', { hasText: 'Leave Clerk' }).getAttribute('value')
  await position.selectOption(clerk)
  await manager.getByLabel('First day').fill(daysAgo(0))
  await manager.getByRole('button', { name: 'Assign' }).click()
  await expect(manager.getByRole('main')).toContainText('Leave Clerk')

  const official = await house.learner(browser)
  await official.goto('/passport')
  await expect(official.getByRole('main')).toContainText('0 of 2 competencies met')
  await look(official, 'passport-with-gap')

  const author = await as(browser, AUTHOR)
  const course = await house.offer(await aLesson(), undefined, {
    title: 'Handling leave applications',
    tag: async (courseId) => {
      await author.goto(`/provide/courses/${courseId}/tags`)
      const suggested = author.getByRole('button', { name: /^Add .*Leave.* as taught, level 1$/ }).first()
      await expect(author.getByRole('main')).toContainText('Because of:')
      await look(author, 'tags-suggested')
      await suggested.click()
      await expect(author.getByRole('table').first()).toContainText(/leave/i)
    },
  })
  await play(official, course)
  await official.goto(course.path)
  await expect(async () => {
    await official.goto('/passport')
    await expect(official.getByRole('main')).toContainText('1 of 2 competencies met', { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await look(official, 'passport-closed')
})
