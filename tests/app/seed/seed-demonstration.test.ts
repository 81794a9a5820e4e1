import mongoose from 'mongoose'
import { User } from '#app/domain/people/user.model.server.ts'
import { seedDemonstration } from '#app/seed/seed-demonstration.server.ts'
import { expect, test } from '#tests/support/db.ts'

type Marker = { _id: string; finishedAt: Date | null; aliveAt: Date | null }
const markers = () => mongoose.connection.collection<Marker>('seedings')
const mark = async (aliveAt: Date | null) =>
  await markers().insertOne({ _id: 'demonstration', finishedAt: null, aliveAt })

test('a database that was half filled and then taken into use is not dropped', async () => {
  await mark(null)
  await User.create({ name: 'Imagined Official', email: 'official@example.org' })

  await expect(seedDemonstration()).rejects.toMatchObject({ name: 'ConfigurationError' })

  expect(await User.countDocuments()).toBe(1)
})

test('a database that another process is filling is waited for and not dropped', async () => {
  await mark(new Date())
  await User.create({ name: 'Namoona', email: 'half-way@institute.example' })
  setTimeout(() => void markers().updateOne({}, { $set: { finishedAt: new Date() } }), 300)

  expect(await seedDemonstration()).not.toHaveLength(0)

  expect(await User.countDocuments()).toBe(1)
})
