import { type RequestHandler } from 'express'

const FORM_MAX_IN_BYTES = 6 * 1024 * 1024
/** Sheets of a whole government: read into memory, but only after the route has asked who sends them. */
const LARGE_FORM_MAX_IN_BYTES = 21 * 1024 * 1024

/**
 * Forms are read into memory, so a body must say how long it is and stay within bounds. Routes that stream have a
 * limit of their own.
 */
export function limitForms({ streams, large }: { streams: RegExp; large?: RegExp }): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || streams.test(request.path)) return next()
    const length = request.headers['content-length']
    if (length === undefined && request.headers['transfer-encoding'] !== undefined) {
      // RFC 9110 section 15.5.12
      return void response
        .status(411)
        .set('Connection', 'close')
        .type('text')
        .send('This request must state its length.\n')
    }
    const max = large?.test(request.path) ? LARGE_FORM_MAX_IN_BYTES : FORM_MAX_IN_BYTES
    if (Number(length ?? 0) > max) {
      return void response
        .status(413)
        .set('Connection', 'close')
        .type('text')
        .send('This request is too large.\n')
    }
    next()
  }
}
