import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { type Doc } from '../values/document.server.ts'
import { integer } from '../values/numbers.server.ts'
import { flag } from './arguments.server.ts'

// These end the whole command: a transaction has to start again, or time is up.
const ENDS_COMMAND = new Set([50, 112, 246, 251])

/** Runs the statements of a write command; refused ones are listed, and stop the rest when the command is ordered. */
export function runStatements(
  statements: Doc[],
  body: Doc,
  run: (statement: Doc, index: number) => void,
): Doc[] {
  if (statements.length === 0) {
    throw new EmbeddedMongoError(16, 'Write batch sizes must be between 1 and 100000. Got 0 operations.')
  }
  const errors: Doc[] = []
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index)
    } catch (error) {
      if (!(error instanceof EmbeddedMongoError) || ENDS_COMMAND.has(error.code)) throw error
      errors.push({ index: integer(index), code: integer(error.code), ...error.extra, errmsg: error.message })
      if (body.ordered === undefined || flag(body.ordered)) break
    }
  }
  return errors
}

export const withErrors = (reply: Doc, errors: Doc[]): Doc =>
  errors.length > 0 ? { ...reply, writeErrors: errors } : reply
