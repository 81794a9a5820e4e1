const CODE_NAMES: Record<number, string> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  98: 'LockFailed',
  112: 'WriteConflict',
  115: 'CommandNotSupported',
  121: 'DocumentValidationFailure',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  181: 'AmbiguousIndexKeyPattern',
  197: 'InvalidIndexSpecificationOption',
  217: 'IncompleteTransactionHistory',
  225: 'TransactionTooOld',
  238: 'NotImplemented',
  239: 'SnapshotTooOld',
  241: 'ConversionFailure',
  243: 'IncompatibleWithUpgradedServer',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  263: 'OperationNotSupportedInTransaction',
  290: 'TransactionExceededLifetimeLimitSeconds',
  50768: 'NotARetryableWriteCommand',
  301: 'DataCorruptionDetected',
  352: 'UnsupportedOpQueryCommand',
  10334: 'BSONObjectTooLarge',
  13113: 'MergeStageNoMatchingDocument',
  14031: 'OutOfDiskSpace',
  11000: 'DuplicateKey',
}

/**
 * A refusal in the words of a MongoDB server. `code` is the server's own error code; `labels` are the driver-visible
 * error labels; `extra` fields (such as `keyPattern`) are copied into the reply.
 */
export class EmbeddedMongoError extends Error {
  override readonly name = 'EmbeddedMongoError'

  constructor(
    readonly code: number,
    message: string,
    readonly labels: string[] = [],
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message)
  }

  get codeName(): string {
    return CODE_NAMES[this.code] ?? `Location${this.code}`
  }
}

export const badValue = (message: string) => new EmbeddedMongoError(2, message)
export const failedToParse = (message: string) => new EmbeddedMongoError(9, message)
export const typeMismatch = (message: string) => new EmbeddedMongoError(14, message)
export const notImplemented = (message: string) => new EmbeddedMongoError(238, message)

/** The conflict a driver answers by running the whole transaction again. */
export const writeConflict = () =>
  new EmbeddedMongoError(
    112,
    'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.',
    ['TransientTransactionError'],
  )
