import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { NAMESPACES } from '#app/lib/i18n.ts'

type Texts = { [key: string]: string | Texts }

/** Names, codes and examples that are the same in both languages. */
const SAME_IN_BOTH =
  /^[\s\d\p{P}\p{S}]*((\{\{\w+\}\}|SCORM|xAPI|cmi5|AICC|PDF|CSV|HTML|URL|GST|GSTIN|PAN|MIT|FRAC|ID|GeM|Karmashala)[\s\d\p{P}\p{S}]*)*$/u

/** The code gives both an ordinal for English ("3rd") and a bare number for Hindi. */
const DIFFERENT_ON_PURPOSE = ['provide:package.edition']

const load = (language: string, namespace: string): Texts =>
  JSON.parse(readFileSync(`app/locales/${language}/${namespace}.json`, 'utf8')) as Texts

const flatten = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  )

const placeholders = (text: string): string[] => (text.match(/\{\{\w+/g) ?? []).sort()

for (const namespace of NAMESPACES) {
  const english = new Map(flatten(load('en', namespace)))
  const hindi = new Map(flatten(load('hi', namespace)))

  test(`English and Hindi say the same things in ${namespace}`, () => {
    expect([...hindi.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test(`nothing in the Hindi of ${namespace} is left in English`, () => {
    const untranslated = [...hindi].filter(
      ([key, text]) => text === english.get(key) && !SAME_IN_BOTH.test(text),
    )

    expect(untranslated).toEqual([])
  })

  test(`both languages of ${namespace} put the same values into a text`, () => {
    const different = [...english]
      .filter(([key, text]) => placeholders(text).join() !== placeholders(hindi.get(key) ?? '').join())
      .map(([key]) => `${namespace}:${key}`)

    expect(different.filter((key) => !DIFFERENT_ON_PURPOSE.includes(key))).toEqual([])
  })
}

test('every message the code names can be said', () => {
  const known = new Set(NAMESPACES.flatMap((ns) => flatten(load('en', ns)).map(([key]) => `${ns}:${key}`)))
  const named = sources('app').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(messageKey)].map(([, key = '']) => ({ file, key })),
  )

  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ key }) => !known.has(key) && !known.has(`${key}_other`))).toEqual([])
})

const messageKey = new RegExp(`'((?:${NAMESPACES.join('|')}):[\\w.]+\\w)'`, 'g')

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name))
