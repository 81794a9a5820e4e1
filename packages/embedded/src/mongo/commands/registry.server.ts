import { aggregate } from './aggregate.server.ts'
import { type Command } from './command-types.server.ts'
import {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection,
} from './definitions.server.ts'
import { buildInfo, collStats, connectionStatus, dbStats, endSessions, ping } from './diagnostics.server.ts'
import { explain } from './explain.server.ts'
import { count, distinct, find, getMore, killCursors } from './find.server.ts'
import { findAndModify } from './find-and-modify.server.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.server.ts'
import { insert } from './insert.server.ts'
import { remove, update } from './update.server.ts'

export const COMMANDS: Record<string, Command> = {
  aggregate,
  buildInfo,
  collStats,
  connectionStatus,
  count,
  create,
  createIndexes,
  dbStats,
  delete: remove,
  distinct,
  drop,
  dropDatabase,
  dropIndexes,
  endSessions,
  explain,
  find,
  findAndModify,
  getMore,
  insert,
  killCursors,
  killSessions: endSessions,
  listCollections,
  listDatabases,
  listIndexes,
  ping,
  renameCollection,
  update,
}

const BY_LOWER_CASE = new Map(
  Object.entries(COMMANDS).map(([name, command]) => [name.toLowerCase(), { name, command }]),
)

/** The command of that name in any case, as drivers have sent them over the years. */
export function findCommand(name: string): { name: string; command: Command } | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase())
}
