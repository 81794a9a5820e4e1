export type ScopeSection = { title: string; names: string[]; note?: string }

/** What one of the servers implements, as its own tables say. A name `a.*` or `*.a` stands for any. */
export type Scope = { title: string; sections: ScopeSection[] }

const HEAD =
  'Written from the tables the server works with; a test fails when it is out of date. What is not here is refused.\n' +
  '`npx tsx scripts/write-scope.ts` writes it again.'

/** The text of a SCOPE.md. Names such as `find.filter` or `GET /path name` are gathered under what they belong to. */
export function renderScope({ title, sections }: Scope): string {
  const parts = sections.map(({ title: heading, names, note }) =>
    [`## ${heading}`, ...(note ? [note] : []), listed([...new Set(names)].sort(byName))].join('\n\n'),
  )
  return `${[`# ${title}: scope`, HEAD, ...parts].join('\n\n')}\n`
}

function listed(names: string[]): string {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const [owner, member] = split(name)
    const members = groups.get(owner) ?? []
    groups.set(owner, members)
    if (member) members.push(member)
  }
  if ([...groups.values()].every((members) => members.length === 0)) return [...groups.keys()].map(code).join(' ')
  return [...groups]
    .map(([owner, members]) => `- ${[code(owner), ...(members.length > 0 ? [members.map(code).join(' ')] : [])].join(': ')}`)
    .join('\n')
}

/** `GET /path name` belongs to `GET /path`, `$push $each` to `$push`, `find.filter` to `find`. */
function split(name: string): [string, string?] {
  const route = /^([A-Z]+ \S+) (\S+)$/.exec(name) ?? /^(\$\w+) (\S+)$/.exec(name)
  if (route) return [route[1] ?? '', route[2]]
  const field = /^(\*|[a-z]\w*(?:\.\w+(?=\.))?)\.(\S+)$/.exec(name)
  return field ? [field[1] ?? '', field[2]] : [name]
}

const code = (name: string) => `\`${name}\``
const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
