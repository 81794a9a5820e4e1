import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { importPositions } from '#app/domain/positions/import-positions.server.ts'
import { planImport } from '#app/domain/positions/plan-import.server.ts'
import { writeChanges } from '#app/domain/positions/write-changes.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { anExport, anotherPosting, aPosting } from '#tests/support/factories/profiles.ts'

test('whoever changed a profile since the comparison wins, and nothing of the export is written', async () => {
  const actor = await anActor(await aMinistry(), ['training_manager'])
  const ministryId = actor.acting.organisationId
  await importPositions({ actor, file: anExport(aPosting()), format: 'csv', apply: true })
  const file = anExport(anotherPosting(), aPosting({ position_id: 'PID006', from: '2026-01-01' }))
  const { changes } = await planImport({ ministryId, file, format: 'csv', isComplete: false })
  await CompetencyProfile.updateOne({}, { $set: { unit: 'Vigilance' }, $inc: { revision: 1 } })

  const writing = inTransaction(async () => await writeChanges(ministryId, changes))

  await expect(writing).rejects.toMatchObject({
    code: 'conflict',
    key: 'positions:refusals.changedMeanwhile',
  })
  expect(await CompetencyProfile.find().lean()).toMatchObject([
    { unit: 'Vigilance', positions: [{ positionId: 'PID007', to: null }] },
  ])
})
