import { badRequest, codeOf } from './api-error.ts'
import { list } from './read-fields.ts'

/** The part of an address behind the question mark, read as strictly as Meilisearch does. */
export class QueryParameters {
  constructor(
    private readonly params: URLSearchParams,
    /** Begins the code of what is wrong with a parameter. */
    private readonly prefix: string,
    known: readonly string[],
  ) {
    const unknown = [...params.keys()].find((name) => !known.includes(name))
    if (unknown !== undefined) {
      throw badRequest('bad_request', `Unknown parameter \`${unknown}\`: expected one of ${list(known)}`)
    }
  }

  text(name: string): string | undefined {
    return this.params.get(name) ?? undefined
  }

  /** Texts between commas. */
  texts(name: string): string[] | undefined {
    return this.text(name)?.split(',')
  }

  count(name: string): number | undefined {
    const text = this.text(name)
    return text === undefined ? undefined : readCount(text, name, codeOf(this.prefix, name))
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (text === 'true' || text === 'false') return text === 'true'
    throw badRequest(
      codeOf(this.prefix, name),
      `Invalid value in parameter \`${name}\`: could not parse \`${text}\` as a boolean, expected either \`true\` or \`false\``,
    )
  }
}

/** A whole number from 0; `name` says where it stands. */
export function readCount(text: string, name: string, code: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw badRequest(
    code,
    `Invalid value in parameter \`${name}\`: could not parse \`${text}\` as a positive integer`,
  )
}
