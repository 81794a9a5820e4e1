import { createContentRouter } from '@karmashala/player/server'
import { type RequestHandler } from 'express'
import { LAUNCH_LIFETIME_IN_SECONDS } from '#app/domain/launches/launch-url.server.ts'
import { loadLaunch } from '#app/domain/launches/load-launch.server.ts'
import { openPackageFile } from '#app/domain/launches/open-package-file.server.ts'
import { recordCommit } from '#app/domain/learning/record-commit.server.ts'
import { log } from '#app/lib/log.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Everything the content origin answers: the player around packages, their files, and what they report. */
export function createContentOrigin({ playerAssetsDir }: { playerAssetsDir: string }): RequestHandler {
  const { appOrigin, secrets } = getRuntime()
  return createContentRouter({
    secret: secrets.launch,
    appOrigin,
    playerAssetsDir,
    tokenLifetimeInSeconds: LAUNCH_LIFETIME_IN_SECONDS,
    loadLaunch: async (claims) => await loadLaunch({ claims }),
    saveCommit: async (claims, commit) => await recordCommit({ claims, commit }),
    openFile: async (packageId, path, range) => await openPackageFile({ packageId, path, range }),
    onError: (error) => log.error({ err: error }, 'the content origin failed'),
  })
}
