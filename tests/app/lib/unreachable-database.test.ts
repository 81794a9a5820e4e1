import { expect, test } from 'vitest'
import { connectDatabase, disconnectDatabase } from '#app/lib/db.server.ts'

test('a database that does not answer is said in one sentence, without the password in its address', async () => {
  const connecting = connectDatabase('mongodb://someone:secret@127.0.0.1:1', 'karmashala')

  await expect(connecting).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: 'The database in MONGODB_URI cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
  })
  await disconnectDatabase()
}, 30_000)
