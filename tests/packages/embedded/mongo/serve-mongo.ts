import { startMongo } from '../../../../packages/embedded/src/mongo/start-mongo.server.ts'

// Run as a process of its own by the tests that kill it.
const server = await startMongo({ dataDir: process.argv[2] as string })
process.stdout.write(`${server.uri}\n`)
