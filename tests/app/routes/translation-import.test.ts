import { textFingerprint } from '@karmashala/authoring'
import { exportTranslation } from '#app/domain/translations/export-translation.server.ts'
import { getTranslation } from '#app/domain/translations/get-translation.server.ts'
import { type ImportReport } from '#app/domain/translations/translation-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { action } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.translation_.$language_.import.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aWrittenLesson, rewrite, type TestLesson } from '#tests/support/factories/lessons.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const language = 'hi'

/** Sends a file as the form of the page does. */
async function bringIn(
  { courseId, lessonId, actor: author }: TestLesson,
  xml: string,
  { boxes = [], actor = author }: { boxes?: string[]; actor?: Actor } = {},
) {
  const path = `/provide/courses/${courseId}/lessons/${lessonId}/translation/${language}/import`
  const page = await signedInRequest({ actor, path })
  const body = new FormData()
  body.set(CSRF_FIELD, await csrfTokenFor(page))
  body.set('file', new Blob([xml]), 'lesson.xlf')
  for (const box of boxes) body.set(box, 'yes')
  const headers = { Cookie: page.headers.get('Cookie') ?? '' }
  const request = new Request(page.url, { method: 'POST', headers, body })
  const context = { cspNonce: '', clientAddress: '' }
  const answer: unknown = await action({ request, params: { courseId, lessonId, language }, context })
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get('Location') }
  const { data, init } = answer as { data: { report?: ImportReport }; init: ResponseInit | null }
  return { status: init?.status ?? 200, ...data }
}

/** Another title in Hindi, as somebody writes it here. */
async function retitle(lesson: TestLesson, text: string): Promise<void> {
  await rewrite(lesson, (content) => ({
    ...content,
    translations: { hi: { title: { of: textFingerprint(content.title), text }, blocks: {} } },
  }))
}

const titleOf = async (lesson: TestLesson) => (await getTranslation({ ...lesson, language })).units[0]?.target

test('a translation corrected here gives way to a file only when its words are asked for', async () => {
  const lesson = await aWrittenLesson()
  await retitle(lesson, 'अवकाश')
  const { xml } = await exportTranslation({ ...lesson, language })
  const changed = xml.replace('>अवकाश<', '>छुट्टियाँ<')
  await retitle(lesson, 'अवकाश के प्रकार')

  const conflicts = [{ unit: 'u1', here: 'अवकाश के प्रकार', file: 'छुट्टियाँ' }]
  const first = await bringIn(lesson, changed)
  expect(first).toMatchObject({ status: 422, report: { isApplied: false, conflicts } })
  const rest = await bringIn(lesson, changed, { boxes: ['rest'] })
  expect(rest).toMatchObject({ status: 200, report: { isApplied: true, taken: 0, conflicts } })
  expect(await titleOf(lesson)).toBe('अवकाश के प्रकार')

  const stranger = { boxes: ['anyway'], actor: await anAuthor() }
  expect(await bringIn(lesson, changed, stranger)).toMatchObject({ status: 404 })
  const anyway = await bringIn(lesson, changed, { boxes: ['anyway'] })
  expect(anyway).toMatchObject({ status: 302, location: expect.stringContaining('imported=1') as string })
  expect(await titleOf(lesson)).toBe('छुट्टियाँ')
})

test('who brings in a file that leaves words alone is told that those corrected here stand', async () => {
  const lesson = await aWrittenLesson()
  await retitle(lesson, 'अवकाश')
  const { xml } = await exportTranslation({ ...lesson, language })
  await retitle(lesson, 'अवकाश के प्रकार')

  const answer = await bringIn(lesson, xml)

  expect(answer).toMatchObject({ status: 200, report: { isApplied: true, taken: 0, kept: 1, conflicts: [] } })
  expect(await titleOf(lesson)).toBe('अवकाश के प्रकार')
})
