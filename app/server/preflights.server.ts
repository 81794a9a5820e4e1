import { type RequestHandler } from 'express'
import { CASE_PATH } from '#app/domain/explorer/case-address.ts'
import { OPEN_TO_ALL } from '#app/lib/public-answer.server.ts'

const READ_BY_ANY_ORIGIN = [`${CASE_PATH}/`, '/framework/export/']
const KEPT_FOR_SECONDS = 86_400

/**
 * What a browser asks before a page of another site reads what everybody may read. A plain GET goes without asking, one
 * with `If-None-Match` does not. No header can do harm there: nothing depends on who asks.
 */
export const answerPreflights: RequestHandler = (request, response, next) => {
  const isOpen = READ_BY_ANY_ORIGIN.some((start) => request.path.startsWith(start))
  if (request.method !== 'OPTIONS' || !isOpen) return next()
  response
    .status(204)
    .set({
      ...OPEN_TO_ALL,
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': String(KEPT_FOR_SECONDS),
      Allow: 'GET, HEAD, OPTIONS',
    })
    .end()
}
