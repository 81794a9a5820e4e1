import { Int32 } from 'bson'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { type Doc, isDocument } from './values/document.server.ts'
import { isNumeric, toNumber } from './values/numbers.server.ts'

const KNOWN_DATA = [
  'failCommands',
  'errorCode',
  'errorLabels',
  'closeConnection',
  'blockConnection',
  'blockTimeMS',
  'writeConcernError',
]

/** What shall happen to a command instead of its answer, or to its answer. */
export interface CommandFault {
  /** How long it waits before anything else. */
  blockMs: number
  closeConnection: boolean
  error?: EmbeddedMongoError
  /** What is added to the answer of the command once it has run. */
  added?: Doc
}

interface FailCommand {
  skip: number
  times: number
  data: Doc
}

/** The `failCommand` fail point with which drivers are tested. */
export class FailPoints {
  private failCommand: FailCommand | undefined
  private hits = 0

  /** The command `configureFailPoint`. */
  configure(body: Doc): Doc {
    if (body.$db !== 'admin')
      throw new EmbeddedMongoError(13, 'configureFailPoint may only be run against the admin database.')
    if (body.configureFailPoint !== 'failCommand') {
      throw new EmbeddedMongoError(
        51006,
        `Cannot find failpoint named ${String(body.configureFailPoint)}. Only failCommand is implemented.`,
      )
    }
    const counted = this.hits
    this.hits = 0
    this.failCommand = failCommandOf(body)
    return { count: new Int32(counted) }
  }

  /** The fault of a command that is about to run. */
  faultOf(name: string, body: Doc): CommandFault | undefined {
    const point = this.failCommand
    const names = point?.data.failCommands
    if (!point || !Array.isArray(names)) return undefined
    if (!names.some((wanted) => String(wanted).toLowerCase() === name.toLowerCase())) return undefined
    if (point.skip > 0) {
      point.skip--
      return undefined
    }
    if (--point.times < 0) return undefined
    this.hits++
    return faultFrom(point.data, name, body)
  }
}

function failCommandOf({ mode, data }: Doc): FailCommand | undefined {
  if (mode === 'off') return undefined
  const isCounted = isDocument(mode) && (isNumeric(mode.times) || isNumeric(mode.skip))
  if (mode !== 'alwaysOn' && !isCounted)
    throw new EmbeddedMongoError(2, 'mode must be off, alwaysOn, { times: n } or { skip: n }')
  if (!isDocument(data) || !Array.isArray(data.failCommands))
    throw new EmbeddedMongoError(9, 'failCommand needs data.failCommands')
  const unknown = Object.keys(data).find((name) => !KNOWN_DATA.includes(name))
  if (unknown) throw new EmbeddedMongoError(238, `failCommand data '${unknown}' is not implemented`)
  const { times, skip } = isDocument(mode) ? mode : {}
  return {
    times: times === undefined ? Infinity : toNumber(times),
    skip: skip === undefined ? 0 : toNumber(skip),
    data,
  }
}

function faultFrom(data: Doc, name: string, body: Doc): CommandFault {
  const code = data.errorCode === undefined ? undefined : toNumber(data.errorCode)
  const concern = isDocument(data.writeConcernError) ? data.writeConcernError : undefined
  const given = Array.isArray(data.errorLabels) ? data.errorLabels.map(String) : undefined
  const labels = given ?? usualLabels(code ?? toNumber(concern?.code ?? 0), name, body)
  return {
    blockMs: data.blockConnection === true ? toNumber(data.blockTimeMS ?? 0) : 0,
    closeConnection: data.closeConnection === true,
    error:
      code === undefined
        ? undefined
        : new EmbeddedMongoError(code, "Failing command via 'failCommand' failpoint", labels),
    added: concern && { writeConcernError: concern, ...(labels.length > 0 && { errorLabels: labels }) },
  }
}

// Errors after which a driver may send the same write again.
const RETRYABLE = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])

/** The labels the server itself would put on the error. */
function usualLabels(code: number, name: string, body: Doc): string[] {
  const endsTransaction = /^(commit|abort)Transaction$/i.test(name)
  if (body.autocommit === false && !endsTransaction)
    return RETRYABLE.has(code) || code === 112 || code === 24 ? ['TransientTransactionError'] : []
  return RETRYABLE.has(code) && (endsTransaction || body.txnNumber !== undefined)
    ? ['RetryableWriteError']
    : []
}
