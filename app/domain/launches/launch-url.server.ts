import { type LaunchMode } from '@karmashala/player'
import { signLaunchToken } from '@karmashala/player/server'
import { randomUUID } from 'node:crypto'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Long enough for a lesson and a lunch; every commit renews it. */
export const LAUNCH_LIFETIME_IN_SECONDS = 2 * 60 * 60

/** `attemptId` of a preview, which has no attempt. */
export const NO_ATTEMPT = 'preview'

type NewToken = {
  attemptId: string
  learnerId: string
  packageId: string
  itemId: string
  mode: LaunchMode
}

/** A token that opens one item for one person and can do nothing but play and track it. */
export const mintLaunchToken = (launch: NewToken): string =>
  signLaunchToken(
    { ...launch, launchId: randomUUID() },
    getRuntime().secrets.launch,
    LAUNCH_LIFETIME_IN_SECONDS,
  )

export const launchUrl = (token: string): string =>
  new URL(`/launch/${token}/`, getRuntime().contentOrigin).href
