import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'

const MAX_DATABASE_BYTES = 63
const MAX_NAMESPACE_BYTES = 255

/** Throws 73 for a name that no database can have. */
export function checkDatabaseName(name: string): void {
  if (name === '' || Buffer.byteLength(name) > MAX_DATABASE_BYTES || /[/\\. "$\0]/.test(name))
    throw new EmbeddedMongoError(73, `Invalid database name: '${name}'`)
}

/** Throws 73 for a `database.collection` that cannot be. */
export function checkNamespace(namespace: string): void {
  const dot = namespace.indexOf('.')
  const collection = namespace.slice(dot + 1)
  if (dot <= 0 || collection === '' || collection.startsWith('.') || /[$\0]/.test(collection))
    throw new EmbeddedMongoError(73, `Invalid namespace specified '${namespace}'`)
  checkDatabaseName(namespace.slice(0, dot))
  if (Buffer.byteLength(namespace) > MAX_NAMESPACE_BYTES) {
    throw new EmbeddedMongoError(
      73,
      `Fully qualified namespace is too long. Namespace: ${namespace} Max: ${MAX_NAMESPACE_BYTES}`,
    )
  }
}

/** Throws 73 for a collection that clients may not make. */
export function checkNewNamespace(namespace: string): void {
  checkNamespace(namespace)
  if (namespace.slice(namespace.indexOf('.') + 1).startsWith('system.'))
    throw new EmbeddedMongoError(73, `Invalid system namespace: ${namespace}`)
}
