import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { renewLaunch } from '#app/domain/launches/renew-launch.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anEnrolment, takeBackSeat } from '#tests/support/factories/learning.ts'

const A_DAY_IN_MS = 24 * 60 * 60 * 1000

async function anOpenPage() {
  const { learner, enrolmentId, moduleIds, seatId } = await anEnrolment()
  const place = { actor: learner, enrolmentId, moduleId: moduleIds[0] ?? '', itemId: 'lesson-1' }
  await launchItem(place)
  return { place, enrolmentId, seatId }
}

test('a page that was open when the seat was taken back can still bring home what was done in it', async () => {
  const { place, seatId } = await anOpenPage()
  await takeBackSeat(seatId)
  expect((await renewLaunch(place)).token).not.toBe('')
})

test('nobody goes on for ever without a seat because they once opened a page', async () => {
  const { place, enrolmentId, seatId } = await anOpenPage()
  const lastOpenedAt = new Date(Date.now() - 8 * A_DAY_IN_MS)
  await Attempt.updateMany({ enrolmentId }, { $set: { lastOpenedAt } })
  expect((await renewLaunch(place)).token).not.toBe('')

  await takeBackSeat(seatId)

  await expect(renewLaunch(place)).rejects.toMatchObject({
    ...{ code: 'forbidden', key: 'learn:refusals.noSeat' },
  })
})
