import { csvOf } from '#app/lib/csv.ts'

type Link = { name: string; email: string; path: string; expiresAt: string }

/** The file an office uses to hand the links over, one person a line. */
export const activationLinksFile = (links: Link[], appOrigin: string): string =>
  csvOf(
    ['name', 'email', 'link', 'valid_until'],
    links.map(({ name, email, path, expiresAt }) => [
      name,
      email,
      `${appOrigin}${path}`,
      expiresAt.slice(0, 10),
    ]),
  )
