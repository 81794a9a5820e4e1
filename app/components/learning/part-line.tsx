import { useTranslation } from 'react-i18next'
import { CourseText } from '#app/components/learning/course-text.tsx'

type PartLineProps = {
  /** 0: a part that is not shown among the others. */
  position: number
  itemCount: number
  courseTitle: string
  courseTitleHi: string | null
  language: string
}

/** Which part of which course is open. */
export function PartLine({ position, itemCount, courseTitle, courseTitleHi, language }: PartLineProps) {
  const { t } = useTranslation('learn')
  return (
    <>
      {itemCount > 1 && position > 0 && <>{t('play.part', { position, count: itemCount })} · </>}
      <CourseText text={courseTitle} textHi={courseTitleHi} language={language} />
    </>
  )
}
