import { Int32, ObjectId, Timestamp } from 'bson'
import { type Doc } from '../values/document.server.ts'

export const SET_NAME = 'embedded'

const electionId = new ObjectId('7fffffff0000000000000001')

/** Answers the handshake as the only member of a replica set, which transactions and retryable writes ask for. */
export function hello(address: string, isLegacyName: boolean, connectionId: number): Doc {
  return {
    helloOk: true,
    ...(isLegacyName ? { ismaster: true } : {}),
    isWritablePrimary: true,
    setName: SET_NAME,
    setVersion: new Int32(1),
    secondary: false,
    hosts: [address],
    primary: address,
    me: address,
    electionId,
    lastWrite: {
      opTime: { ts: new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }), t: new Int32(1) },
      lastWriteDate: new Date(),
    },
    maxBsonObjectSize: new Int32(16_777_216),
    maxMessageSizeBytes: new Int32(48_000_000),
    maxWriteBatchSize: new Int32(100_000),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: new Int32(30),
    connectionId: new Int32(connectionId),
    minWireVersion: new Int32(0),
    // 21 is 7.0; from 25 on drivers would send the bulkWrite command.
    maxWireVersion: new Int32(21),
    readOnly: false,
  }
}
