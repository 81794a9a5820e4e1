import { useTranslation } from 'react-i18next'

type CourseTextProps = { text: string; textHi: string | null; language: string }

/** A title or summary in the language of the page where there is one, marked with its own language otherwise. */
export function CourseText({ text, textHi, language }: CourseTextProps) {
  const { i18n } = useTranslation()
  const isTranslated = i18n.language === 'hi' && textHi
  const spoken = isTranslated ? 'hi' : language
  return <span lang={spoken === i18n.language ? undefined : spoken}>{isTranslated ? textHi : text}</span>
}
