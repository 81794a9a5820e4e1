import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aProvider } from '#tests/support/factories/people.ts'

test('a transaction within another one holds with it or not at all', async () => {
  const { id } = await aProvider()
  const rename = async (name: string) =>
    await inTransaction(async () => await Organisation.updateOne({ _id: id }, { $set: { name } }))
  const before = await Organisation.findById(id).lean()

  const work = inTransaction(async () => {
    await rename('Renamed within')
    throw new Error('The rest fails.')
  })

  await expect(work).rejects.toThrow('The rest fails.')
  expect((await Organisation.findById(id).lean())?.name).toBe(before?.name)
})
