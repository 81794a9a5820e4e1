import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What was used of each server: server → section → names. */
export type Used = Record<string, Record<string, string[]>>

/** Gathers what is used. Sections bear the titles they have in the written scope. */
export class Recorder {
  private readonly seen = new Map<string, Map<string, Set<string>>>()

  note(server: string, section: string, name: string): void {
    const sections = this.seen.get(server) ?? new Map<string, Set<string>>()
    this.seen.set(server, sections)
    const names = sections.get(section) ?? new Set<string>()
    sections.set(section, names)
    names.add(name)
  }

  add(used: Used): void {
    for (const [server, sections] of Object.entries(used)) {
      for (const [section, names] of Object.entries(sections)) {
        for (const name of names) this.note(server, section, name)
      }
    }
  }

  used(): Used {
    const sorted = (names: Set<string>) => [...names].sort()
    return Object.fromEntries(
      [...this.seen].map(([server, sections]) => [
        server,
        Object.fromEntries([...sections].map(([section, names]) => [section, sorted(names)])),
      ]),
    )
  }

  /** Leaves what this worker saw for the end of the run. */
  writeInto(folder: string): void {
    writeFileSync(path.join(folder, `${randomUUID()}.json`), JSON.stringify(this.used()))
  }

  /** Adds what the workers left. */
  readFrom(folder: string): void {
    if (!existsSync(folder)) return
    for (const file of readdirSync(folder)) {
      this.add(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Used)
    }
  }
}
