export type StorageErrorCode =
  'not_found' | 'bad_name' | 'denied' | 'no_space' | 'unreachable' | 'missing' | 'failed'

/** Storage could not do what was asked of it. `message` is one sentence for whoever runs the machine. */
export class StorageError extends Error {
  override readonly name = 'StorageError'

  constructor(
    readonly code: StorageErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
