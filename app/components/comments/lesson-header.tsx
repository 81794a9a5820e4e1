import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/ui/page-header.tsx'

export type LessonNames = { id: string; courseId: string; courseTitle: string; title: string }

type LessonHeaderProps = {
  lesson: LessonNames
  title: string
  description?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
}

/** The top of a page beside the editor, with the way back to the lesson. */
export function LessonHeader({ lesson, title, ...rest }: LessonHeaderProps) {
  const { t } = useTranslation('comments')
  const course = `/provide/courses/${lesson.courseId}`
  return (
    <PageHeader
      {...rest}
      title={title}
      eyebrow={<span className="[overflow-wrap:anywhere]">{lesson.title}</span>}
      breadcrumbs={[
        { label: t('crumbs.courses'), to: '/provide' },
        { label: lesson.courseTitle, to: course },
        { label: t('crumbs.lessons'), to: `${course}/lessons` },
        { label: lesson.title, to: `${course}/lessons/${lesson.id}` },
        { label: title },
      ]}
    />
  )
}
