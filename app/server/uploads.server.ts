import { Server, type Upload } from '@tus/server'
import { type Request as IncomingRequest, type RequestHandler } from 'express'
import { may } from '#app/domain/access/policy.ts'
import { finishUpload } from '#app/domain/packages/finish-upload.server.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { checkCsrf, CSRF_HEADER } from '#app/lib/csrf.server.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'
import { answeredBy } from '#app/server/observe-requests.server.ts'
import { currentSender, sender, UploadStore } from '#app/server/upload-store.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getViewer } from '#app/viewer.server.ts'

/** Where the page's script begins an upload, and where it continues one. */
export const UPLOADS = /^\/provide\/courses\/([0-9a-f]{24})\/package\/uploads(?:\/([0-9a-f]{24}))?$/

const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE']

type Answer = { status_code: number; body: string }

/**
 * Takes in packages by the tus protocol (resumable uploads, tus.io, version 1.0.0): begun by POST, continued by PATCH
 * from where HEAD says it stands, given up by DELETE. Each request is of a signed-in author and carries the token of
 * the page.
 */
export function createUploads({ appOrigin }: { appOrigin: string }): RequestHandler {
  const server = createServer(appOrigin)
  return (request, response, next) => {
    const [, courseId = '', uploadId] = UPLOADS.exec(request.path) ?? []
    const route = `/provide/courses/:courseId/package/uploads${uploadId ? '/:uploadId' : ''}`
    answeredBy(response, { route })
    // Anything else would be answered by the protocol's server as if it were meant for other sites.
    if (!METHODS.includes(request.method) || (request.method === 'POST') !== (uploadId === undefined)) {
      return void response
        .status(405)
        .set({ Allow: uploadId ? 'HEAD, PATCH, DELETE' : 'POST', Connection: 'close' })
        .type('text')
        .send('This method is not supported.\n')
    }
    response.set('Cache-Control', 'no-store')
    findSender(request)
      .then(async (actor) => {
        await sender.run({ actor, courseId }, async () => await server.handle(request, response))
      })
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) return next(error)
        const { status_code, body } = explain(error)
        // The body that is still on its way is not read.
        response.status(status_code).set('Connection', 'close').type('json').send(body)
      })
  }
}

async function findSender(incoming: IncomingRequest): Promise<Actor> {
  const headers = new Headers()
  for (const name of ['cookie', CSRF_HEADER]) headers.set(name, incoming.get(name) ?? '')
  const request = new Request('http://here.invalid', { headers })
  const viewer = await getViewer(request)
  if (!viewer) throw new DomainError('unauthenticated', 'provide:refusals.signInAgain')
  await checkCsrf(request, request.headers.get(CSRF_HEADER))
  if (!viewer.acting || !may(viewer, 'course.edit')) throw new DomainError('forbidden', 'errors:forbidden')
  return { ...viewer, acting: viewer.acting }
}

function createServer(appOrigin: string): Server {
  return new Server({
    path: '/provide/courses',
    datastore: new UploadStore(),
    maxSize: PACKAGE_MAX_IN_BYTES,
    allowedOrigins: [appOrigin],
    // Another request of the same upload means that the line of the last one is dead.
    lockDrainTimeout: 1_000,
    generateUrl: (_request, { id }) => `/provide/courses/${currentSender().courseId}/package/uploads/${id}`,
    getFileIdFromRequest: (request) => UPLOADS.exec(new URL(request.url).pathname)?.[2],
    onIncomingRequest: async (request, uploadId) => {
      if (request.method === 'HEAD') await finishIfWhole(uploadId)
    },
    onUploadFinish: async (_request, upload) => {
      await finish(upload)
      return {}
    },
    onResponseError: (_request, error) => explain(error),
  })
}

const store = new UploadStore()

/** The last part had arrived when the line broke, or finishing failed: it is made up for before the sender hears that all is there. */
async function finishIfWhole(uploadId: string): Promise<void> {
  const upload = await store.getUpload(uploadId)
  if (upload.offset === upload.size) await finish(upload)
}

const finish = async ({ id }: Upload): Promise<unknown> =>
  await finishUpload({ ...currentSender(), uploadId: id })

/** A refusal in the words of the product, those of the protocol as they are, and of our own faults nothing. */
function explain(error: unknown): Answer {
  if (error instanceof DomainError) {
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    const message = encodeMessage(error.key, error.params)
    return { status_code: STATUS_OF[error.code], body: JSON.stringify({ message }) }
  }
  if (isProtocolError(error)) return error
  log.error({ err: error }, 'an upload failed')
  return { status_code: 500, body: 'Something went wrong on our side.\n' }
}

const isProtocolError = (error: unknown): error is Answer =>
  typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error
