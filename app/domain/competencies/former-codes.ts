import { type Dictionary } from '@karmashala/frac'

/** The retired codes that lead to one of these: tags and needs keep the code they were written with. */
export const formerCodes = (codes: ReadonlySet<string>, dictionary: Dictionary): string[] =>
  dictionary
    .list({ retired: true })
    .filter(({ code, retired }) => retired && codes.has(dictionary.resolve(code)?.code ?? ''))
    .map(({ code }) => code)
