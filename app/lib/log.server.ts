import { AsyncLocalStorage } from 'node:async_hooks'
import pino, { type Logger } from 'pino'

type Described = { type: string; message: string; code?: string | number; stack?: string; cause?: Described }

/**
 * What an error says without the values it carries: the database repeats the e-mail address that was there already,
 * in the message, in its fields and in the trace.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (typeof error === 'string') return withoutValues(error)
  if (typeof error !== 'object' || error === null) return error
  // What other servers answered is told by its code only: they repeat what they were asked for.
  if (!(error instanceof Error)) return 'code' in error ? { code: String(error.code) } : { type: 'object' }
  const code = (error as { code?: unknown }).code
  const described: Described = { type: error.name, message: withoutValues(error.message) }
  if (typeof code === 'string' || typeof code === 'number') described.code = code
  if (error.stack) described.stack = withoutValues(error.stack)
  if (error.cause !== undefined && depth < 3)
    described.cause = describeError(error.cause, depth + 1) as Described
  return described
}

const withoutValues = (text: string): string =>
  text
    .replace(/dup key: \{.*\}/g, 'dup key: {…}')
    // No slash before the @: `node_modules/@remix-run` is nobody's address.
    .replace(/[^\s"'<>@/()]+@[^\s"'<>@/()]+\.[^\s"'<>@/()]+/g, '…@…')

const SERIALIZERS = {
  err: (error: unknown) => describeError(error),
  cause: (error: unknown) => describeError(error),
}

/** What every line carries that is written while a request is answered or a job is run. */
type LogContext = { requestId?: string; job?: string; jobId?: string }

// On globalThis, because the development server loads this module again after every edit, half-way through a request.
const holder = globalThis as typeof globalThis & { __karmashalaLogContext?: AsyncLocalStorage<LogContext> }
const contexts = (holder.__karmashalaLogContext ??= new AsyncLocalStorage<LogContext>())

export const withLogContext = <T>(context: LogContext, work: () => T): T => contexts.run(context, work)

/** The id of the request being answered, or of the one that queued the job being run. */
export const currentRequestId = (): string | undefined => contexts.getStore()?.requestId

/** Structured logs to standard output. Never pass names, e-mail addresses or request bodies. */
export const log: Logger = pino({
  level: 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: SERIALIZERS,
  mixin: () => ({ ...contexts.getStore() }),
})
