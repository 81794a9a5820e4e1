import { randomUUID } from 'node:crypto'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit, storedState } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { anEnrolment } from '#tests/support/factories/learning.ts'

const MEGABYTES = 1024 * 1024

test('content cannot make a record grow without end, and what was kept before stays', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  const page = { session: randomUUID(), startedAt: Date.now() }
  const write = async (sequence: number, cmi: Record<string, string>) => {
    const base = sequence === 1 ? null : 1
    return await sendCommit(origin, token, aCommit(cmi, { ...page, sequence, base }))
  }

  const first = await write(1, { 'cmi.comments': 'a'.repeat(3 * MEGABYTES) })
  const second = await write(2, { 'cmi.launch_notes': 'b'.repeat(3 * MEGABYTES) })
  const third = await write(3, { 'cmi.core.lesson_location': 'page-3' })

  expect([first.status, second.status, third.status]).toEqual([200, 400, 200])
  const { cmi } = await storedState(enrolment.enrolmentId)
  expect(cmi['cmi.comments']).toHaveLength(3 * MEGABYTES)
  expect(cmi).not.toHaveProperty(['cmi.launch_notes'])
  expect(cmi['cmi.core.lesson_location']).toBe('page-3')
})

test('a page whose record was removed is told that there is none, which is no fault of ours', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  await Attempt.deleteMany({})
  await Enrolment.deleteMany({})

  const { status, body } = await sendCommit(origin, token, aCommit({ 'cmi.core.lesson_location': '1' }))

  expect([status, body.result]).toEqual([403, false])
})
