export type ScopeSection = { title: string; names: string[]; note?: string }

/**
 * What one of the servers implements. Names belong together by their beginning: `find.filter` to `find`,
 * `GET /path name` to `GET /path`, `$push $each` to `$push`. The owner `*` stands for any.
 */
export type Scope = { title: string; head?: string; sections: ScopeSection[] }

const LINE = 110
const HEAD =
  'Written from what the server itself says it takes; a test fails when it is out of date. What is not here is refused.\n' +
  '`npx tsx scripts/write-scope.ts` writes it again.'

/** The text of a SCOPE.md. */
export function renderScope({ title, head = HEAD, sections }: Scope): string {
  const parts = sections.map(({ title: heading, names, note }) =>
    [`## ${heading}`, ...(note ? [note] : []), listed([...new Set(names)].sort(byName))].join('\n\n'),
  )
  return `${[`# ${title}`, ...(head ? [head] : []), ...parts].join('\n\n')}\n`
}

/** Reads back what `renderScope` wrote. */
export function readScope(text: string): Scope {
  const [head = '', ...parts] = text.split(/^## /m)
  const sections = parts.map((part): ScopeSection => {
    const [title = '', ...lines] = part.split('\n')
    const names = lines.flatMap((line) => {
      const codes = [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
      if (!line.startsWith('- ')) return /^`[^`]+`( `|$)/.test(line) ? codes : []
      const [owner = '', ...members] = codes
      const isName = members.length === 0 || line.includes('` with `')
      return [...(isName ? [owner] : []), ...members.map((one) => joined(owner, one))]
    })
    return { title, names }
  })
  return { title: /^# (.*)$/m.exec(head)?.[1] ?? '', sections }
}

function listed(names: string[]): string {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const [owner, member] = split(name)
    const members = groups.get(owner) ?? []
    groups.set(owner, members)
    if (member) members.push(member)
  }
  const isFlat = [...groups].every(([owner, members]) => members.length === 0 && !owner.includes(' /'))
  if (isFlat) return wrapped([...groups.keys()].map(code))
  return [...groups]
    .map(([owner, members]) => {
      if (members.length === 0) return `- ${code(owner)}`
      // An owner that is a name itself is told apart from one that only gathers.
      const link = names.includes(owner) ? ' with ' : ': '
      return `- ${code(owner)}${link}${members.map(code).join(' ')}`
    })
    .join('\n')
}

function wrapped(words: string[]): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

function split(name: string): [string, string?] {
  const spaced = /^([A-Z]+ \/\S*|\$\w+) (\S+)$/.exec(name)
  if (spaced) return [spaced[1] ?? '', spaced[2]]
  const dotted = /^(\*|[a-z]\w*(?:\.\w+(?=\.))*)\.(\w+|\$\S+)$/.exec(name)
  return dotted ? [dotted[1] ?? '', dotted[2]] : [name]
}

const joined = (owner: string, member: string) =>
  owner.includes(' ') || owner.startsWith('$') ? `${owner} ${member}` : `${owner}.${member}`

const code = (name: string) => `\`${name}\``
const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
