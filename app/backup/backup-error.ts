export type BackupErrorCode =
  | 'bad_argument'
  | 'refused'
  | 'not_an_archive'
  | 'damaged'
  | 'newer_format'
  | 'not_empty'
  | 'no_space'
  | 'stopped'
  | 'failed'

/** A backup or a restore that cannot be done. `message` says in sentences why, and what state things are in. */
export class BackupError extends Error {
  override readonly name = 'BackupError'

  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
