import mongoose from 'mongoose'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { findBrokenAuditEntry, recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { expect, test } from '#tests/support/db.ts'

const event = (action: string) => ({
  organisationId: 'chain',
  actorId: null,
  action,
  subject: { kind: 'course', id: '1' },
  details: { seats: 3, reason: 'कारण' },
})

test('entries of an organisation form a chain', async () => {
  for (const action of ['a', 'b', 'c']) await inTransaction(() => recordAudit(event(action)))

  expect((await AuditEntry.find().sort({ sequence: 1 }).lean()).map(({ sequence }) => sequence)).toEqual([
    1, 2, 3,
  ])
  expect(await findBrokenAuditEntry('chain')).toBeNull()
})

test('writers of one chain at the same time wait for each other, and none is lost', async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => inTransaction(() => recordAudit(event(`event ${index}`)))),
  )

  expect(await AuditEntry.countDocuments()).toBe(8)
  expect(await findBrokenAuditEntry('chain')).toBeNull()
})

test('a change that is rolled back leaves no entry', async () => {
  const failing = inTransaction(async () => {
    await recordAudit(event('a'))
    throw new Error('after the entry')
  })

  await expect(failing).rejects.toThrow('after the entry')
  expect(await AuditEntry.countDocuments()).toBe(0)
  expect(await findBrokenAuditEntry('chain')).toBeNull()
})

test.each([
  ['altered', { $set: { 'details.seats': 30 } }],
  ['renamed', { $set: { action: 'order.cancelled' } }],
])('an entry that was %s in the database is found', async (_what, change) => {
  for (const action of ['a', 'b', 'c']) await inTransaction(() => recordAudit(event(action)))

  await mongoose.connection.collection('auditentries').updateOne({ sequence: 2 }, change)

  expect(await findBrokenAuditEntry('chain')).toBe(2)
})

test('an entry that was taken out, also the last one, is found', async () => {
  for (const action of ['a', 'b', 'c']) await inTransaction(() => recordAudit(event(action)))

  await mongoose.connection.collection('auditentries').deleteOne({ sequence: 3 })

  expect(await findBrokenAuditEntry('chain')).toBe(3)
})

test('the application itself cannot change or remove an entry', async () => {
  await inTransaction(() => recordAudit(event('a')))
  await expect(AuditEntry.updateOne({}, { $set: { action: 'b' } })).rejects.toThrow('append-only')
  await expect(AuditEntry.deleteMany({})).rejects.toThrow('append-only')
})
