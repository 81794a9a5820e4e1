import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { ApiError } from '../http/api-error.ts'

/** A key as it is kept. The secret is not: it is derived from the uid and the master key. */
export type KeyRecord = {
  uid: string
  name: string | null
  description: string | null
  actions: string[]
  /** Names of indexes or beginnings of names with a star. */
  indexes: string[]
  /** ISO 8601 in UTC; null for a key that lasts. */
  expiresAt: string | null
  createdAt: string
  updatedAt: string
}

export type KeyView = KeyRecord & { key: string }
export type NewKey = Pick<KeyRecord, 'name' | 'description' | 'actions' | 'indexes' | 'expiresAt'> & {
  uid?: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The keys of one server. Whatever changes them is kept before it is answered. */
export class ApiKeys {
  private readonly records = new Map<string, KeyRecord>()
  private readonly uidsByKey = new Map<string, string>()

  constructor(
    readonly masterKey: string,
    records: KeyRecord[],
    private readonly keep: (records: KeyRecord[]) => void,
  ) {
    for (const record of records) this.remember(record)
  }

  /** Newest first. */
  list(): KeyView[] {
    return [...this.records.values()]
      .sort((left, right) =>
        left.createdAt < right.createdAt ? 1 : left.createdAt > right.createdAt ? -1 : 0,
      )
      .map((record) => this.view(record))
  }

  /**
   * @param keyOrUid the secret or the uid
   * @throws {ApiError} `api_key_not_found`
   */
  get(keyOrUid: string): KeyView {
    const record = this.records.get(
      UUID.test(keyOrUid) ? keyOrUid.toLowerCase() : (this.uidOf(keyOrUid) ?? ''),
    )
    if (!record) throw new ApiError(404, 'api_key_not_found', `API key \`${keyOrUid}\` not found.`)
    return this.view(record)
  }

  find(uid: string): KeyRecord | undefined {
    return this.records.get(uid)
  }

  /** The uid of the key with this secret. */
  uidOf(key: string): string | undefined {
    return this.uidsByKey.get(key)
  }

  isMasterKey(key: string): boolean {
    const [given, expected] = [Buffer.from(key), Buffer.from(this.masterKey)]
    return given.length === expected.length && timingSafeEqual(given, expected)
  }

  /** The secret of the key with this uid, whether there is such a key or not. */
  secretOf(uid: string): string {
    return createHmac('sha256', this.masterKey).update(uid).digest('hex')
  }

  create({ uid = randomUUID(), ...key }: NewKey): KeyView {
    if (this.records.has(uid)) {
      throw new ApiError(
        409,
        'api_key_already_exists',
        `\`uid\` field value \`${uid}\` is already an existing API key.`,
      )
    }
    const now = new Date().toISOString()
    return this.save({ uid, ...key, createdAt: now, updatedAt: now })
  }

  update(keyOrUid: string, change: Partial<Pick<KeyRecord, 'name' | 'description'>>): KeyView {
    const { key: _secret, ...record } = this.get(keyOrUid)
    return this.save({ ...record, ...change, updatedAt: new Date().toISOString() })
  }

  delete(keyOrUid: string): void {
    const { uid, key } = this.get(keyOrUid)
    this.keep([...this.records.values()].filter((record) => record.uid !== uid))
    this.records.delete(uid)
    this.uidsByKey.delete(key)
  }

  private save(record: KeyRecord): KeyView {
    this.keep([...this.records.values()].filter(({ uid }) => uid !== record.uid).concat(record))
    this.remember(record)
    return this.view(record)
  }

  private remember(record: KeyRecord): void {
    this.records.set(record.uid, record)
    this.uidsByKey.set(this.secretOf(record.uid), record.uid)
  }

  private view(record: KeyRecord): KeyView {
    const { name, description, uid, actions, indexes, expiresAt, createdAt, updatedAt } = record
    return {
      ...{ name, description, key: this.secretOf(uid), uid, actions, indexes },
      ...{ expiresAt, createdAt, updatedAt },
    }
  }
}
