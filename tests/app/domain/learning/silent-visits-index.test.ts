import mongoose from 'mongoose'
import { closeSilentVisits } from '#app/domain/learning/close-silent-visits.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { expect, test } from '#tests/support/db.ts'

test('looking for silent visits of everybody reads only the visits that are open', async () => {
  const asked: Record<string, unknown>[] = []
  const client = mongoose.connection.getClient()
  const note = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    if (commandName === 'find' && command['find'] === Attempt.collection.name) asked.push(command)
  }
  client.on('commandStarted', note)
  await closeSilentVisits()
  client.off('commandStarted', note)

  const { filter, sort } = asked[0] ?? {}
  const explained = await Attempt.collection
    .find(filter as object)
    .sort(sort as Record<string, 1>)
    .explain('queryPlanner')
  expect(JSON.stringify(explained)).toContain('openSince_1')
})
