import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type UnfinishedLesson } from '#app/domain/lessons/lesson-views.ts'

type UnfinishedLessonsProps = { courseId: string; lessons: readonly UnfinishedLesson[] }

/** Which lessons hold the course up, and by how much; what it is in each stands in the list of lessons and beside its words. */
export function UnfinishedLessons({ courseId, lessons }: UnfinishedLessonsProps) {
  const { t } = useTranslation('lessons')
  return (
    <ul className="list-disc space-y-2 pl-5">
      {lessons.map(({ id, title, mustMend }) => (
        <li key={id} className="[overflow-wrap:anywhere]">
          <Link to={`/provide/courses/${courseId}/lessons/${id}`} className="link">
            {title}
          </Link>
          : {t('unfinished.lesson', { count: mustMend })}
        </li>
      ))}
    </ul>
  )
}
