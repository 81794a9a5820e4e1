export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value)

/** The appearance chosen in the cookie, or the device's own. */
export function themeOf(request: Request): Theme {
  const found = /(?:^|;\s*)theme=([a-z]+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  return isTheme(found) ? found : 'system'
}

/** The Set-Cookie value that remembers an appearance for a year; "as on my device" forgets it. */
export function themeCookie(theme: Theme, request: Request): string {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  const maxAge = theme === 'system' ? 0 : 31_536_000
  return `theme=${theme}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure}`
}
