import type account from '#app/locales/en/account.json'
import type admin from '#app/locales/en/admin.json'
import type authoring from '#app/locales/en/authoring.json'
import type buy from '#app/locales/en/buy.json'
import type catalogue from '#app/locales/en/catalogue.json'
import type comments from '#app/locales/en/comments.json'
import type common from '#app/locales/en/common.json'
import type competencies from '#app/locales/en/competencies.json'
import type errors from '#app/locales/en/errors.json'
import type framework from '#app/locales/en/framework.json'
import type gaps from '#app/locales/en/gaps.json'
import type learn from '#app/locales/en/learn.json'
import type lessons from '#app/locales/en/lessons.json'
import type media from '#app/locales/en/media.json'
import type people from '#app/locales/en/people.json'
import type positions from '#app/locales/en/positions.json'
import type provide from '#app/locales/en/provide.json'
import type site from '#app/locales/en/site.json'
import type translation from '#app/locales/en/translation.json'
import type validate from '#app/locales/en/validate.json'

export const LANGUAGES = ['en', 'hi'] as const
export type Language = (typeof LANGUAGES)[number]
export const DEFAULT_LANGUAGE: Language = 'en'

/** What each language calls itself: a switch must be readable to those who cannot read the page it is on. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', hi: 'हिन्दी' }

export const NAMESPACES = [
  'common',
  'site',
  'account',
  'catalogue',
  'provide',
  'validate',
  'buy',
  'learn',
  'people',
  'competencies',
  'framework',
  'positions',
  'gaps',
  'admin',
  'comments',
  'lessons',
  'authoring',
  'media',
  'translation',
  'errors',
] as const
export type Namespace = (typeof NAMESPACES)[number]

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value)

/** Settings the server, the browser and the tests share. */
export const I18N_OPTIONS = {
  supportedLngs: [...LANGUAGES],
  fallbackLng: false,
  ns: ['common', 'errors'],
  defaultNS: 'common',
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
} as const

/** The element in which the server tells the browser which namespaces it rendered with. */
export const USED_NAMESPACES_ID = 'namespaces'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: {
      common: typeof common
      site: typeof site
      account: typeof account
      catalogue: typeof catalogue
      provide: typeof provide
      validate: typeof validate
      buy: typeof buy
      learn: typeof learn
      people: typeof people
      competencies: typeof competencies
      framework: typeof framework
      positions: typeof positions
      gaps: typeof gaps
      admin: typeof admin
      comments: typeof comments
      lessons: typeof lessons
      authoring: typeof authoring
      media: typeof media
      translation: typeof translation
      errors: typeof errors
    }
  }
}
