import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'

type NodeNameProps = { name: string; nameHi: string | null }

/** A text of the framework in the language of the page; where it has none, in English and marked as such. */
export function NodeName({ name, nameHi }: NodeNameProps) {
  const { i18n } = useTranslation()
  const isEnglishOnly = i18n.language === 'hi' && !nameHi
  return <span lang={isEnglishOnly ? 'en' : undefined}>{inLanguage(i18n.language, name, nameHi)}</span>
}
