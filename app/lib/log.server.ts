import pino from 'pino'

/** Structured logs to standard output. Never pass names, e-mail addresses or request bodies. */
export const log = pino({ level: 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime })
