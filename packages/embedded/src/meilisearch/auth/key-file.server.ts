import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EmbeddedError } from '../../embedded-error.ts'
import { isObject } from '../index/field-path.ts'
import { type KeyRecord } from './api-keys.server.ts'

/** What cannot be derived from the database and therefore has to survive a restart. */
export type KeyFile = { masterKey: string; keys: KeyRecord[] }

const VERSION = 1

/** The master key and the default keys of a server that starts for the first time. */
export function newKeyFile(): KeyFile {
  const now = Date.now()
  const make = (name: string, description: string, actions: string[], at: number): KeyRecord => {
    const time = new Date(at).toISOString()
    return {
      uid: randomUUID(),
      ...{ name, description, actions, indexes: ['*'], expiresAt: null, createdAt: time, updatedAt: time },
    }
  }
  const admin =
    'Use it for anything that is not a search operation. Caution! Do not expose it on a public frontend'
  return {
    masterKey: randomBytes(24).toString('base64url'),
    keys: [
      make('Default Admin API Key', admin, ['*'], now),
      make('Default Search API Key', 'Use it to search from the frontend', ['search'], now + 1),
    ],
  }
}

/**
 * Reads the keys kept in a data directory; undefined when there are none yet.
 * @throws {EmbeddedError} `start_failed` that names the file when it is damaged
 */
export function readKeyFile(dataDir: string): KeyFile | undefined {
  const path = fileIn(dataDir)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw unreadable(path, error)
  }
  try {
    const kept: unknown = JSON.parse(text)
    if (isObject(kept) && kept.version === VERSION && isKeyFile(kept)) {
      return { masterKey: kept.masterKey, keys: kept.keys }
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  throw unreadable(path)
}

/** Replaces the file: whoever reads it finds the old keys or the new ones, also after a crash. */
export function writeKeyFile(dataDir: string, file: KeyFile): void {
  const path = fileIn(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const draft = `${path}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, JSON.stringify({ version: VERSION, ...file }, null, 2))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, path)
  syncDirectory(dirname(path))
}

function syncDirectory(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'keys.json')

function isKeyFile(value: Record<string, unknown>): value is KeyFile & Record<string, unknown> {
  const { masterKey, keys } = value
  return typeof masterKey === 'string' && masterKey !== '' && Array.isArray(keys) && keys.every(isKeyRecord)
}

const isKeyRecord = (value: unknown): value is KeyRecord =>
  isObject(value) &&
  [value.uid, value.createdAt, value.updatedAt].every((text) => typeof text === 'string') &&
  [value.actions, value.indexes].every(Array.isArray)

const unreadable = (path: string, cause?: unknown) =>
  new EmbeddedError(
    'start_failed',
    `Meilisearch cannot read its keys in ${path}. Put a copy of the file back, or remove it to begin with new keys.`,
    { cause },
  )
