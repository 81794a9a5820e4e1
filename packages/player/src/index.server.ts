export {
  createContentRouter,
  type ContentRouterOptions,
  type Launch,
  type SavedCommit,
} from './content-router.server.ts'
export {
  signLaunchToken,
  verifyLaunchToken,
  type LaunchClaims,
  type NewLaunch,
} from './launch-token.server.ts'
export { type ByteRange, type OpenedFile } from './send-package-file.server.ts'
