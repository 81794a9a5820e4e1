const COOKIE = 'player-contents'
const A_YEAR_IN_SECONDS = 31_536_000

/** Whether the person has folded the list of contents away; the server draws the page as they left it. */
export const isContentsFolded = (request: Request): boolean =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=folded`).test(request.headers.get('Cookie') ?? '')

/** In the browser: for the next part, and the next course. */
export function rememberContentsFold(isFolded: boolean): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  const maxAge = isFolded ? A_YEAR_IN_SECONDS : 0
  document.cookie = `${COOKIE}=folded; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`
}
