/**
 * What a frame of the player may do. `allow-same-origin` is safe because its origin is never that of the app. Without
 * top navigation content cannot take the learner elsewhere; windows it opens are under the same rules.
 */
export const PLAYER_SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads'

/** `allow` of the same frame. */
export const PLAYER_ALLOW = 'autoplay; fullscreen'
