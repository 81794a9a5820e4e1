import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express'
import { randomUUID } from 'node:crypto'
import { type AppliedCommit } from './apply-commit.ts'
import { type AttemptState, type SessionHealth } from './attempt.ts'
import { hasHostPerPackage, labelOfHost } from './content-hosts.ts'
import { parseCommit, readHealth, type LaunchCommit } from './commit.ts'
import { type LaunchState } from './launch-state.ts'
import { signLaunchToken, verifyLaunchToken, type LaunchClaims } from './launch-token.server.ts'
import { PlayerError } from './player-error.ts'
import { createScriptUrls } from './player-scripts.server.ts'
import { refusalPage, type Refusal } from './refusal-page.server.ts'
import { parseLogPart, type LogPart } from './session-log.ts'
import { sendPackageFile, type ByteRange, type OpenedFile } from './send-package-file.server.ts'
import { type SharedData } from './shared-data.ts'
import { type CommitAnswer, type PlaceInCourse } from './wrapper-config.ts'
import { wrapperPage } from './wrapper-page.server.ts'

/** What a launch shows: the state to begin with, and the file of the item with its parameters (`?a=1#b`). */
export type Launch = LaunchState & {
  title: string
  /** BCP 47. */
  language: string
  /** Relative to the package, decoded, as `openFile` knows it. */
  path: string
  parameters?: string
  scormType?: 'sco' | 'asset'
  /** That the page was opened is worth a commit of its own. */
  savesAtOnce?: boolean
  /** What the item shares with others of its course. */
  sharedData?: SharedData | null
  /** Set where content may ask which navigation is valid. */
  sequence?: PlaceInCourse | null
}

/** The result of applyCommit fits. */
export type SavedCommit = Omit<AppliedCommit, 'state'> & {
  state: Pick<AttemptState, 'completion' | 'success' | 'score' | 'progress'>
}

export type ContentRouterOptions = {
  /** Signs and checks launch tokens. */
  secret: string
  /** The only origin that may frame the player and that it talks to. */
  appOrigin: string
  /**
   * `https://*.content.example.org` gives every package a host: a launch is then answered on the host of its package
   * and nowhere else. Without it, or without a star, all packages share a host and are kept apart by their paths.
   */
  contentOrigin?: string
  /** Where `npm run build:player` put the wrapper scripts. */
  playerAssetsDir: string
  /** How long a renewed token lasts. */
  tokenLifetimeInSeconds?: number
  /** null: there is nothing to launch any more. `session` is the page that is being made; its commits will name it. */
  loadLaunch(claims: LaunchClaims, session: string): Promise<Launch | null>
  /** Stores one commit; throwing tells the player to send it again. Never called for previews. */
  saveCommit(claims: LaunchClaims, commit: LaunchCommit): Promise<SavedCommit>
  /** Keeps a part of the log of a preview's calls; only ever called for previews. */
  saveLog?(claims: LaunchClaims, part: LogPart, health: SessionHealth): Promise<void>
  /** A file of a package, or a part of it. `path` never leaves the package. */
  openFile(packageId: string, path: string, range?: ByteRange): Promise<OpenedFile | null>
  /** Told about what went wrong unexpectedly. */
  onError?(error: unknown): void
}

const SCRIPT_NAME = /^[\w-]+(\.[\w-]+)*\.js$/
const COMMIT_LIMIT = '8mb'
const LOG_LIMIT = '2mb'
const TOKEN_LIFETIME_IN_SECONDS = 6 * 3600
/** A laptop that slept over night still finds the pictures of its open page. */
const FILE_GRACE_IN_SECONDS = 24 * 3600

/**
 * Everything the content origin answers: wrapper pages, package files, commits and the wrapper's own scripts. It reads
 * and sets no cookies; the signed token in the path is all a request can rely on.
 */
export function createContentRouter(options: ContentRouterOptions): Router {
  const { secret, appOrigin, contentOrigin = '', playerAssetsDir } = options
  const { tokenLifetimeInSeconds = TOKEN_LIFETIME_IN_SECONDS } = options
  const scriptUrlOf = createScriptUrls(playerAssetsDir)
  const isIsolated = hasHostPerPackage(contentOrigin)
  const claimsOf = (request: Request, graceInSeconds = 0) => {
    const claims = verifyLaunchToken(request.params['token'] ?? '', secret, { graceInSeconds })
    // Content reads the token of its own launch; on the host of another package it would be inside that one's origin.
    if (isIsolated && claims.packageLabel !== labelOfHost(contentOrigin, request.headers.host)) {
      throw new PlayerError('forged', 'The launch belongs to another host.')
    }
    return claims
  }

  const router = express.Router({ strict: true })
  router.use(guardEveryAnswer(appOrigin))

  router.get('/player/:file', (request, response, next) => {
    const { file } = request.params
    if (!SCRIPT_NAME.test(file)) return next()
    const cache = request.query['v'] ? { immutable: true, maxAge: '1y' } : { maxAge: 0 }
    response.sendFile(file, { root: playerAssetsDir, ...cache }, (error?: Error) => {
      if (error && !response.headersSent) next()
    })
  })

  router.get(
    '/launch/:token/',
    handle(async (request, response) => {
      const claims = claimsOf(request)
      const session = randomUUID()
      const launch = await options.loadLaunch(claims, session)
      if (!launch) return refuse(response, 'not_found')
      const { standard, cmi, baseVersion, hasOwnLanguage, title, language } = launch
      const { scormType = 'sco', savesAtOnce = false, sharedData = null, sequence = null } = launch
      const token = request.params['token'] ?? ''
      const { html, policy } = wrapperPage({
        language,
        scriptUrl: await scriptUrlOf(standard),
        config: {
          standard,
          cmi,
          baseVersion,
          hasOwnLanguage,
          session,
          startedAt: Date.now(),
          mode: claims.mode,
          scormType,
          savesAtOnce,
          token,
          contentUrl: `/launch/${token}/content/${encodePath(launch.path)}${launch.parameters ?? ''}`,
          appOrigin,
          opensIn: request.query['in'] === 'window' ? 'window' : 'frame',
          isIsolated,
          attempt: `${claims.attemptId} ${claims.itemId}`,
          ...{ title, sharedData, sequence },
        },
      })
      response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' }).type('html').send(html)
    }),
  )

  router.get(
    '/launch/:token/content/*',
    handle(async (request, response) => {
      const { packageId } = claimsOf(request, FILE_GRACE_IN_SECONDS)
      const path = request.params[0] ?? ''
      const open = (range?: ByteRange) => options.openFile(packageId, path, range)
      if (!isInsidePackage(path) || !(await sendPackageFile(request, response, path, open))) {
        refuse(response, 'not_found')
      }
    }),
  )

  router.post(
    '/launch/:token/commits',
    (request, response, next) => {
      claimsOf(request)
      next()
    },
    // Pages send it as text/plain when they go away; the type says nothing here.
    express.json({ limit: COMMIT_LIMIT, inflate: false, type: () => true }),
    handle(async (request, response) => {
      const claims = claimsOf(request)
      const commit = parseCommit(request.body)
      const token = signLaunchToken(claims, secret, tokenLifetimeInSeconds)
      if (claims.mode === 'browse') return answer(response, 200, { result: true, token })

      const saved = await options.saveCommit(claims, {
        ...commit,
        launchId: commit.session,
        launchedAt: Math.min(commit.startedAt, Date.now()),
        receivedAt: Date.now(),
      })
      answer(response, 200, { ...toAnswer(saved), token })
    }),
  )

  router.post(
    '/launch/:token/log',
    (request, response, next) => {
      if (claimsOf(request).mode === 'browse') return next()
      refuse(response, 'not_found')
    },
    express.json({ limit: LOG_LIMIT, inflate: false, type: () => true }),
    handle(async (request, response) => {
      const part = parseLogPart(request.body)
      await options.saveLog?.(
        claimsOf(request),
        part,
        readHealth((request.body as { health?: unknown }).health),
      )
      response.status(204).end()
    }),
  )

  router.use((_request, response) => refuse(response, 'not_found'))
  router.use(answerErrors(options))
  return router
}

function guardEveryAnswer(appOrigin: string): RequestHandler {
  return (request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
      // Hosts of two packages must not become one by setting document.domain.
      'Origin-Agent-Cluster': '?1',
      // The wrapper stands between the app and the content, so it must be allowed too.
      'Content-Security-Policy': `frame-ancestors 'self' ${appOrigin}`,
    })
    // Content that registers a service worker could answer for every other package on this origin.
    const isServiceWorker = request.headers['service-worker'] === 'script'
    const from = request.headers['sec-fetch-site']
    const isForeignCommit = request.method === 'POST' && from !== undefined && from !== 'same-origin'
    if (isServiceWorker || isForeignCommit) return refuse(response, 'forged')
    next()
  }
}

const handle =
  (answerRequest: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  (request, response, next) => {
    answerRequest(request, response).catch(next)
  }

function answerErrors({ onError }: ContentRouterOptions): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    // The reader went away.
    if (response.closed) return
    // The file broke off: nothing is left to answer, but somebody should know.
    if (response.headersSent) {
      onError?.(error)
      return void response.destroy()
    }
    const isCommit = request.method === 'POST'
    if (error instanceof PlayerError && error.code !== 'malformed') {
      const { status } = refusalPage(error.code)
      return isCommit
        ? answer(response, status, { result: false, reason: error.code })
        : refuse(response, error.code)
    }
    const status = error instanceof PlayerError ? 400 : clientErrorStatus(error)
    if (status === null) onError?.(error)
    if (!isCommit) return refuse(response, status === null ? 'failed' : 'not_found')
    if (status === 413) response.set('Connection', 'close')
    answer(response, status ?? 500, { result: false, reason: status === null ? 'failed' : 'malformed' })
  }
}

/** Express and its body parser mark what the client did wrong with a status of 400 and up. */
function clientErrorStatus(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : null
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null
}

function refuse(response: Response, refusal: Refusal): void {
  const { status, html } = refusalPage(refusal)
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html)
}

function answer(response: Response, status: number, body: CommitAnswer): void {
  response.status(status).set('Cache-Control', 'no-store').json(body)
}

function toAnswer({ reason, state }: SavedCommit): CommitAnswer {
  const { completion, success, score, progress } = state
  return {
    // Old news and news after the end are settled; only a delta on nothing has to come again.
    result: reason !== 'needs_full',
    ...(reason && { reason }),
    status: { completion, success, scaledScore: score?.scaled ?? null, progress },
  }
}

/** Keeps a decoded path inside its package: no dot segments, no backslashes, no empty names, no control characters. */
function isInsidePackage(path: string): boolean {
  const isPlain = !/[\\\p{Cc}]/u.test(path)
  return isPlain && path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')
