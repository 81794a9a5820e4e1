import { createContentRouter } from '@karmashala/player/server'
import { type RequestHandler } from 'express'
import { LAUNCH_LIFETIME_IN_SECONDS } from '#app/domain/launches/launch-url.server.ts'
import { loadLaunch } from '#app/domain/launches/load-launch.server.ts'
import { openPackageFile } from '#app/domain/launches/open-package-file.server.ts'
import { savePreviewLog } from '#app/domain/launches/save-preview-log.server.ts'
import { recordCommit } from '#app/domain/learning/record-commit.server.ts'
import { log } from '#app/lib/log.server.ts'
import { timed } from '#app/lib/metrics.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { answeredBy } from '#app/server/observe-requests.server.ts'
import { routePattern, type Routes } from '#app/server/route-pattern.server.ts'

/** What the content origin answers, for the log and the measurements. */
const ROUTES: Routes = Object.fromEntries(
  [
    'player/:file',
    'launch/:token',
    'launch/:token/content/*',
    'launch/:token/commits',
    'launch/:token/log',
  ].map((path) => [path, { path }]),
)
const FILES = ['/player/:file', '/launch/:token/content/*']

/** Says in the log which part of the content origin answers. */
export const nameContentRoute: RequestHandler = (request, response, next) => {
  const route = routePattern(ROUTES, request.path)
  answeredBy(response, { route: `content:${route}`, isFile: FILES.includes(route) })
  next()
}

/** Everything the content origin answers: the player around packages, their files, and what they report. */
export function createContentOrigin({ playerAssetsDir }: { playerAssetsDir: string }): RequestHandler {
  const { appOrigin, contentOrigin, secrets } = getRuntime()
  return createContentRouter({
    secret: secrets.launch,
    appOrigin,
    contentOrigin,
    playerAssetsDir,
    tokenLifetimeInSeconds: LAUNCH_LIFETIME_IN_SECONDS,
    loadLaunch: async (claims, session) => await loadLaunch({ claims, session }),
    saveCommit: async (claims, commit) =>
      await timed('commitDuration', () => recordCommit({ claims, commit })),
    saveLog: async (claims, part, health) => await savePreviewLog({ claims, part, health }),
    openFile: async (packageId, path, range) => await openPackageFile({ packageId, path, range }),
    onError: (error) => log.error({ err: error }, 'the content origin failed'),
  })
}
