import { createRequestHandler } from '@remix-run/express'
import { type ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import sirv from 'sirv'
import { constants } from 'node:zlib'
import { type ViteDevServer } from 'vite'
import { withAnswer } from '#app/lib/paced-body.server.ts'
import { withRequestScope } from '#app/lib/request-scope.server.ts'
import { limitArrival } from '#app/server/arrival.server.ts'
import { dispatchByHost, refuseCrossSite } from '#app/server/hosts.server.ts'
import { limitForms } from '#app/server/body-limit.server.ts'
import { nameContentRoute } from '#app/server/content-origin.server.ts'
import { answeredBy, observeRequests } from '#app/server/observe-requests.server.ts'
import { answerFailures, refuseOtherMethods } from '#app/server/plain-refusals.server.ts'
import { answerPreflights } from '#app/server/preflights.server.ts'
import { routePattern } from '#app/server/route-pattern.server.ts'
import { securityHeaders } from '#app/server/security-headers.server.ts'
import { createUploads, UPLOADS } from '#app/server/uploads.server.ts'

/** Read piece by piece, with a limit of its own: by the page's route without a script, and with one in parts. */
export const PACKAGE_UPLOAD =
  /^\/provide\/courses\/[0-9a-f]{24}\/package(\.data|\/uploads(\/[0-9a-f]{24})?)?$/

/** Files of the media library, by the page's form and by its script. */
export const MEDIA_UPLOAD = /^\/provide\/media(\.data|\/uploads)?$/

/** Course files with their media. */
export const COURSE_UPLOAD = /^\/provide\/courses\/import(\.data)?$/

const STREAMED = new RegExp(
  [PACKAGE_UPLOAD, MEDIA_UPLOAD, COURSE_UPLOAD].map(({ source }) => source).join('|'),
)

/** Sheets with up to a hundred thousand rows. */
const LARGE_FORM = /^\/(framework|people\/positions)\/import(\.data)?$/

type Options = {
  appOrigin: string
  contentOrigin: string
  trustedProxies: number
  /** Answers those who run the process, on any name; it is neither logged nor measured. */
  probes: RequestHandler
  content: RequestHandler
  clientDir: string
  loadBuild: () => Promise<ServerBuild>
  vite?: ViteDevServer
}

/** The whole HTTP face of the process: probes and webhooks on any name, then the app or the content origin. */
export function createApp(options: Options): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', options.trustedProxies)
  const site = createSite(options)
  app.use(options.probes)
  app.use(observeRequests(options))
  app.use(limitArrival({ streams: STREAMED }))
  // Called by a server that knows our address, not necessarily our name.
  app.post('/webhooks/stripe', site)
  const content = express.Router().use(nameContentRoute, options.content)
  app.use(dispatchByHost(options, site, content))
  app.use(answerFailures)
  return app
}

function createSite({ appOrigin, contentOrigin, clientDir, loadBuild, vite }: Options): express.Router {
  const site = express.Router()
  site.use((_request, response, next) => {
    answeredBy(response, { route: 'file', isFile: true })
    next()
  })
  if (vite) site.use(vite.middlewares)
  else site.use(staticFiles(clientDir))
  site.use((request, response, next) => {
    loadBuild().then(({ routes }) => {
      answeredBy(response, { route: routePattern(routes, request.path) })
      next()
    }, next)
  })
  site.use(securityHeaders({ appOrigin, contentOrigin, isDevelopment: vite !== undefined }))
  site.all(UPLOADS, refuseCrossSite({ appOrigin }), createUploads({ appOrigin }))
  site.use(answerPreflights)
  site.use(refuseOtherMethods)
  site.use(refuseCrossSite({ appOrigin }))
  site.use(limitForms({ streams: STREAMED, large: LARGE_FORM }))
  // Brotli's default quality costs five times the CPU for a few per cent of size.
  site.use(
    compression({
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 } },
    }),
  )
  const handle = createRequestHandler({
    build: loadBuild,
    mode: vite ? 'development' : 'production',
    getLoadContext: (request, response) => ({
      cspNonce: String(response.locals['cspNonce']),
      clientAddress: request.ip ?? 'unknown',
    }),
  })
  site.all('*', (request, response, next) => {
    withRequestScope(() => withAnswer(response, () => void handle(request, response, next)))
  })
  return site
}

/** What the build wrote, compressed by it; names under assets/ carry a hash of their content. */
function staticFiles(clientDir: string): RequestHandler {
  const isHashed = (name: string) => name.startsWith('/assets/')
  return sirv(clientDir, {
    brotli: true,
    gzip: true,
    setHeaders: (response, name) => {
      response.setHeader(
        'Cache-Control',
        isHashed(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      )
      response.setHeader('X-Content-Type-Options', 'nosniff')
    },
  })
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    cspNonce: string
    clientAddress: string
  }
}
