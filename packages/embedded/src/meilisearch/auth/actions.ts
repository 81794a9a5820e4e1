/** Every action a key can be given, also those of features this server does not have. */
export const ACTIONS = [
  '*', 'search', 'documents.*', 'documents.add', 'documents.get', 'documents.delete',
  'indexes.*', 'indexes.create', 'indexes.get', 'indexes.update', 'indexes.delete', 'indexes.swap',
  'tasks.*', 'tasks.cancel', 'tasks.delete', 'tasks.get', 'settings.*', 'settings.get', 'settings.update',
  'stats.*', 'stats.get', 'metrics.*', 'metrics.get', 'dumps.*', 'dumps.create', 'snapshots.*', 'snapshots.create',
  'version', 'keys.create', 'keys.get', 'keys.update', 'keys.delete', 'experimental.get', 'experimental.update',
  'export', 'network.get', 'network.update', 'chatCompletions', 'chats.*', 'chats.get', 'chats.delete',
  'chatsSettings.*', 'chatsSettings.get', 'chatsSettings.update', '*.get', 'webhooks.get', 'webhooks.update',
  'webhooks.delete', 'webhooks.create', 'webhooks.*',
] as const // prettier-ignore

export type Action = (typeof ACTIONS)[number]

/** Whether one of the actions granted is the one needed or stands for it. */
export function covers(granted: readonly string[], needed: Action): boolean {
  const [family] = needed.split('.')
  return granted.some(
    (action) =>
      action === '*' ||
      action === needed ||
      action === `${family}.*` ||
      // Who may read everything may still not read the keys of others.
      (action === '*.get' && needed.endsWith('.get') && family !== 'keys'),
  )
}
