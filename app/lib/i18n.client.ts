import { createInstance, type BackendModule, type i18n } from 'i18next'
import { DEFAULT_LANGUAGE, I18N_OPTIONS, isLanguage, NAMESPACES, USED_NAMESPACES_ID } from '#app/lib/i18n.ts'

type Bundle = { default: Record<string, unknown> }

const files = import.meta.glob<Bundle>('../locales/*/*.json')

/** Fetches one namespace of one language when a component first asks for it. */
const locales: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const load = files[`../locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`There is no ${namespace} in ${language}.`), false)
    load().then(
      (bundle) => done(null, bundle.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    )
  },
}

/** The i18next instance of this page, holding every namespace the server used to render it. */
export async function startI18n(): Promise<i18n> {
  const { lang } = document.documentElement
  const used = document.getElementById(USED_NAMESPACES_ID)?.dataset.used ?? ''
  const instance = createInstance().use(locales)
  await instance.init({
    ...I18N_OPTIONS,
    lng: isLanguage(lang) ? lang : DEFAULT_LANGUAGE,
    ns: [...new Set(['common', ...used.split(' ')])].filter((name) =>
      NAMESPACES.some((known) => known === name),
    ),
  })
  return instance
}
