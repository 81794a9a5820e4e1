import { packageLabel, packageOrigin, type LaunchMode } from '@karmashala/player'
import { signLaunchToken } from '@karmashala/player/server'
import { randomUUID } from 'node:crypto'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { type Language } from '#app/lib/i18n.ts'
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
  /** Of the interface the person is in; without it the one of their profile counts. */
  language?: Language
}

export type Minted = {
  token: string
  /** Where the token is good: on the host of its package, if packages have one each. */
  launchUrl: string
}

/** A token that opens one item for one person and can do nothing but play and track it. */
export async function mintLaunch(launch: NewToken): Promise<Minted> {
  const { contentOrigin, secrets } = getRuntime()
  const played = await findPlayedPackage(launch.packageId)
  const label = packageLabel(contentOrigin, played?.sha256 ?? '')
  const token = signLaunchToken(
    { ...launch, packageLabel: label, launchId: randomUUID() },
    secrets.launch,
    LAUNCH_LIFETIME_IN_SECONDS,
  )
  return { token, launchUrl: new URL(`/launch/${token}/`, packageOrigin(contentOrigin, label)).href }
}
