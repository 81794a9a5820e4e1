import { writePackage } from '@karmashala/scorm/server'
import { expect, type Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { play, type PlayedCourse } from '#tests/journeys/support/course-house.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'

const CONTENT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A notebook</title>
<h1>A notebook</h1><p id="found"></p><script>
  for (var api, at = window; !api; at = at.parent) api = at.API
  api.LMSInitialize('')
  window.found = api.LMSGetValue('cmi.suspend_data')
  document.getElementById('found').textContent = window.found.length + ' characters'
  window.write = function (text) {
    api.LMSSetValue('cmi.core.lesson_location', text.slice(0, 100))
    api.LMSSetValue('cmi.suspend_data', text)
    api.LMSSetValue('cmi.core.exit', 'suspend')
  }
  window.save = function (text) {
    write(text)
    return api.LMSCommit('')
  }
</script></html>
`

/** A package of one page that reads its bookmark first, as content does, and writes what a test dictates. */
export async function writeNotebook(folder: string): Promise<string> {
  const file = path.join(folder, 'notebook.zip')
  const description = {
    ...{ standard: 'scorm12' as const, identifier: 'notebook', title: 'A notebook', language: 'en' },
    items: [{ identifier: 'page', title: 'A notebook', href: 'index.html' }],
    files: [{ path: 'index.html', content: CONTENT }],
  }
  await writeFile(file, await writePackage(description))
  return file
}

/** 60,000 characters, 180 kB on their way: three times what a page may send while it closes. */
export const aLargeText = (beginning: string): string => beginning.padEnd(60_000, 'क')

export type Notebook = {
  /** What was in it when it was opened. */
  found: string
  /** Writes and does not ask for saving. */
  write(text: string): Promise<void>
  /** Writes and asks for saving; what the content is told of that. */
  save(text: string): Promise<string>
}

type Content = Window & { found: string; write(text: string): void; save(text: string): string }

/** Opens the course, or takes the page in which it is open already. */
export async function openNotebook(page: Page, course?: PlayedCourse): Promise<Notebook> {
  if (course) await play(page, course)
  await expect(lessonIn(page).locator('#found')).not.toBeEmpty()
  const frame = page.frames().find((one) => one.url().includes('/content/'))
  if (!frame) throw new Error('The notebook has no frame.')
  return {
    found: await frame.evaluate(() => (window as unknown as Content).found),
    write: async (text) => await frame.evaluate((words) => (window as unknown as Content).write(words), text),
    save: async (text) => await frame.evaluate((words) => (window as unknown as Content).save(words), text),
  }
}
