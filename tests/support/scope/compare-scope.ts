import { type Scope } from '../../../packages/embedded/src/scope.ts'
import { type Used } from '../recorder.ts'

/** Everything that is used and not in the written scope, one line each. */
export function outsideScope(used: Used, scopes: Record<string, Scope>): string[] {
  return Object.entries(used).flatMap(([server, sections]) =>
    Object.entries(sections).flatMap(([section, names]) => {
      const written = namesOf(scopes[server], section)
      return names.filter((name) => !isWritten(written, name)).map((name) => `${server}: ${section}: ${name}`)
    }),
  )
}

/** Everything that is in the written scope and was not used: server → section → names. */
export function unusedScope(used: Used, scopes: Record<string, Scope>): Used {
  return Object.fromEntries(
    Object.entries(scopes).map(([server, { sections }]) => [
      server,
      Object.fromEntries(
        sections.map(({ title }) => {
          const names = new Set(used[server]?.[title] ?? [])
          const isUsed = (name: string) =>
            name.startsWith('*.') ? [...names].some((one) => one.endsWith(name.slice(1))) : names.has(name)
          return [title, [...namesOf(scopes[server], title)].filter((name) => !isUsed(name)).sort()]
        }),
      ),
    ]),
  )
}

// `name=a|b` also lists values; they are the server's to check.
const namesOf = (scope: Scope | undefined, section: string): Set<string> =>
  new Set(
    scope?.sections
      .find(({ title }) => title === section)
      ?.names.map((name) => name.replace(/(?<=[\w\]])=.*$/, '')),
  )

/** `find.lsid` is written when `*.lsid` is, the fields of any command. */
const isWritten = (written: Set<string>, name: string): boolean =>
  written.has(name) || written.has(name.replace(/^\w+\./, '*.'))
