import { buffer } from 'node:stream/consumers'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { rememberUpTo } from '#app/domain/lessons/preview-files-memory.ts'
import { buildPreview, openPreviewFile } from '#app/domain/lessons/preview-files.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourseWithFiles } from '#tests/support/factories/lessons.ts'
import { storedMedia } from '#tests/support/factories/media.ts'

test('previews are remembered up to so many bytes, the one asked for last always', async () => {
  const made: string[] = []
  const remember = rememberUpTo<number>(10, (size) => size)
  const ask = async (key: string, size: number) =>
    await remember(key, () => {
      made.push(key)
      return Promise.resolve(size)
    })

  await ask('a', 4)
  await ask('b', 4)
  await ask('a', 4)
  await ask('c', 4)
  await ask('a', 4)
  expect(made).toEqual(['a', 'b', 'c'])
  await ask('b', 4)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  await ask('large', 50)
  await ask('large', 50)
  expect(made).toEqual(['a', 'b', 'c', 'b', 'large'])
})

test('what could not be made is made again when it is asked for again', async () => {
  const remember = rememberUpTo<number>(10, (size) => size)

  await expect(remember('a', () => Promise.reject(new Error('not yet')))).rejects.toThrow('not yet')
  expect(await remember('a', () => Promise.resolve(1))).toBe(1)
})

test('a preview reads its files from storage, part by part, and has none that were taken out since', async () => {
  const lesson = await aCourseWithFiles()
  const { revision } = await getLesson(lesson)
  const providerId = lesson.actor.acting.organisationId
  const of = { providerId, lessonId: lesson.lessonId, revision, passMarkPercent: 60 }
  const path = [...(await buildPreview(of)).keys()].find((name) => name.endsWith('.pdf')) ?? ''

  const part = await openPreviewFile(of, path, { start: 1, end: 3 })

  expect(part).toMatchObject({ size: 3, totalSize: '%PDF-1.7 a circular'.length })
  expect((await buffer(part!.stream)).toString()).toBe('PDF')
  expect((await buildPreview(of)).get(path)).not.toBeInstanceOf(Buffer)
  for (const name of await storedMedia()) await getRuntime().storage.remove(name)
  expect(await openPreviewFile(of, path)).toBeNull()
})
