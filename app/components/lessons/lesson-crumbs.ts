import { useTranslation } from 'react-i18next'
import { type Crumb } from '#app/components/ui/breadcrumbs.tsx'
import { type LessonHead } from '#app/domain/lessons/lesson-views.ts'

type Lesson = Pick<LessonHead, 'id' | 'courseId' | 'courseTitle' | 'title'>

/** The way from the courses to a page about one lesson. */
export function useLessonCrumbs({ id, courseId, courseTitle, title }: Lesson, ...here: Crumb[]): Crumb[] {
  const { t } = useTranslation('lessons')
  const { t: provide } = useTranslation('provide')
  const course = `/provide/courses/${courseId}`
  const lessons = `${course}/lessons`
  return [
    { label: provide('list.title'), to: '/provide' },
    { label: courseTitle, to: course },
    { label: t('list.title'), to: lessons },
    { label: title, to: `${lessons}/${id}` },
    ...here,
  ]
}
