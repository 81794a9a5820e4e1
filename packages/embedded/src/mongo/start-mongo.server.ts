import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { SET_NAME } from './commands/hello.server.ts'
import { Executor } from './executor.server.ts'
import { expireDocuments } from './expire-documents.server.ts'
import { holdMongoDirectory } from './hold-mongo-directory.server.ts'
import { forgetOldSessions } from './retryable-writes.server.ts'
import { openStore } from './storage/open-store.server.ts'
import { type Store } from './storage/store.server.ts'
import { serveConnection } from './wire/connection.server.ts'

const SWEEP_MS = 60_000

export interface StartMongoOptions {
  /** Where the data lives; made when it is not there. One process at a time may use it. */
  dataDir: string
  /** 0, the default, takes any free port. */
  port?: number
  /** How often expired documents are removed, in milliseconds. */
  sweepEveryMs?: number
  /** Allows `configureFailPoint`, with which tests make commands fail. */
  enableTestCommands?: boolean
}

export interface RunningMongo {
  uri: string
  port: number
  close(): Promise<void>
}

/**
 * Starts a MongoDB-compatible server on 127.0.0.1 that answers as a one-member replica set. What it acknowledges is on
 * disk. Throws `EmbeddedMongoError` 98 when the data directory is in use, 301 when its file is damaged and 14031 when
 * the disk is full.
 */
export async function startMongo(options: StartMongoOptions): Promise<RunningMongo> {
  const release = holdMongoDirectory(options.dataDir)
  let store: Store | undefined
  try {
    store = await openStore(options.dataDir)
    return await listen(store, options, release)
  } catch (error) {
    await store?.close()
    release()
    throw error
  }
}

async function listen(
  store: Store,
  { port = 0, sweepEveryMs = SWEEP_MS, enableTestCommands }: StartMongoOptions,
  release: () => void,
): Promise<RunningMongo> {
  let address = ''
  const executor = new Executor(store, () => address, enableTestCommands)
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    const connectionId = ++connections
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveConnection(socket, (body) => executor.answer(body, connectionId))
  })
  const bound = await bind(server, port)
  address = `127.0.0.1:${bound}`
  const sweeper = setInterval(() => {
    // A full disk can stop it; it comes round again.
    sweep(executor).catch((error: unknown) => console.error('Expired documents could not be removed:', error))
  }, sweepEveryMs)
  sweeper.unref()
  return {
    uri: `mongodb://${address}/?replicaSet=${SET_NAME}`,
    port: bound,
    async close() {
      clearInterval(sweeper)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
      executor.endAll()
      // Whatever is queued still finds the store open.
      await executor.write(() => undefined)
      await store.close()
      release()
    },
  }
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function sweep(executor: Executor): Promise<void> {
  await executor.write(expireDocuments)
  await executor.write(({ view, now }) => forgetOldSessions(view, now))
  executor.services.cursors.forgetIdle()
  executor.services.snapshots.forgetIdle()
}
