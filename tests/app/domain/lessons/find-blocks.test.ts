import { findBlocks } from '#app/domain/lessons/find-blocks.server.ts'
import { aWrittenLesson } from '#tests/support/factories/lessons.ts'
import { expect, test } from '#tests/support/db.ts'

test('blocks to use again are found by their words, and only in the lessons of the own organisation', async () => {
  const mine = await aWrittenLesson()
  const other = await aWrittenLesson()

  const found = await findBlocks({ actor: mine.actor, query: '' })
  const theirs = await findBlocks({ actor: other.actor, query: '' })

  expect(found.length).toBeGreaterThan(0)
  expect(theirs).toHaveLength(found.length)
  const [one] = found
  const words = one?.excerpt ?? ''
  expect((await findBlocks({ actor: mine.actor, query: words.toUpperCase() })).length).toBeGreaterThan(0)
  expect(await findBlocks({ actor: mine.actor, query: 'words nobody has written' })).toEqual([])
  expect(await findBlocks({ actor: mine.actor, query: words, language: 'ta' })).toEqual([])
})
