import { type ErrorRequestHandler, type RequestHandler } from 'express'
import { log } from '#app/lib/log.server.ts'

const METHODS = ['GET', 'HEAD', 'POST']

/** Nothing here is done by another method, and the framework fails on some of them. */
export const refuseOtherMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next()
  response
    .status(405)
    .set({ Allow: METHODS.join(', '), Connection: 'close' })
    .type('text')
    .send('This method is not supported.\n')
}

/** What fails before or beside the pages, such as a broken escape in an address. Express would show the stack. */
export const answerFailures: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const given = error instanceof Error && 'status' in error ? Number(error.status) : 500
  const isTheirs = given >= 400 && given < 500
  if (!isTheirs) log.error({ err: error }, 'answering failed')
  if (response.headersSent) return void response.destroy()
  response
    .status(isTheirs ? given : 500)
    .type('text')
    .send(isTheirs ? 'This request could not be understood.\n' : 'Something went wrong on our side.\n')
}
