import { createInstance, type FlatNamespace, type i18n, type Resource, type TFunction } from 'i18next'
import {
  DEFAULT_LANGUAGE,
  I18N_OPTIONS,
  isLanguage,
  LANGUAGES,
  NAMESPACES,
  type Language,
} from '#app/lib/i18n.ts'

const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', {
  eager: true,
  import: 'default',
})

const resources: Resource = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    Object.fromEntries(NAMESPACES.map((ns) => [ns, files[`../locales/${language}/${ns}.json`] ?? {}])),
  ]),
)

// One ready instance per language: making one for every request cost a tenth of the server's time.
const instances = Object.fromEntries(
  LANGUAGES.map((language) => [language, readyInstance(language)]),
) as Record<Language, i18n>

function readyInstance(language: Language): i18n {
  const instance = createInstance()
  void instance.init({ ...I18N_OPTIONS, lng: language, ns: [...NAMESPACES], resources, initAsync: false })
  return instance
}

/** The shared, read-only i18next instance of a language. */
export const i18nFor = (language: Language): i18n => instances[language]

/** An explicit choice in the cookie wins over the person's profile, and both over what their browser asks for. */
export function languageOf(request: Request, viewerLanguage?: Language | null): Language {
  return languageInCookie(request) ?? viewerLanguage ?? acceptedLanguage(request) ?? DEFAULT_LANGUAGE
}

/** The translation function of a request, for loaders, actions and page titles. */
export function getT<Ns extends FlatNamespace | readonly FlatNamespace[] = 'common'>(
  request: Request,
  ns?: Ns,
  viewerLanguage?: Language | null,
): TFunction<Ns> {
  return i18nFor(languageOf(request, viewerLanguage)).getFixedT(null, ns ?? 'common') as TFunction<Ns>
}

export function languageInCookie(request: Request): Language | null {
  const found = /(?:^|;\s*)lang=([a-z]+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  return isLanguage(found) ? found : null
}

/** The Set-Cookie value that remembers a chosen language for a year. */
export const languageCookie = (language: Language, request: Request): string =>
  `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${isHttps(request) ? '; Secure' : ''}`

const isHttps = (request: Request): boolean => new URL(request.url).protocol === 'https:'

function acceptedLanguage(request: Request): Language | null {
  const wanted = (request.headers.get('Accept-Language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ language }) => language).find(isLanguage) ?? null
}
