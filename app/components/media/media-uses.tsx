import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { type MediaUse } from '#app/domain/media/media-views.ts'

/** The lessons a file stands in. */
export function MediaUses({ uses }: { uses: readonly MediaUse[] }) {
  const { t } = useTranslation('media')
  return (
    <Card as="section">
      <CardHeader title={t('uses.heading')} description={t('usedIn', { count: uses.length })} />
      {uses.length > 0 && (
        <ul className="space-y-2">
          {uses.map(({ lessonId, lessonTitle, courseId, isDeleted, isShownNow, versions }) => (
            <li key={lessonId} className="[overflow-wrap:anywhere]">
              <Link
                to={
                  isDeleted
                    ? `/provide/courses/${courseId}/lessons`
                    : `/provide/courses/${courseId}/lessons/${lessonId}`
                }
                className="link"
              >
                {lessonTitle}
              </Link>
              {versions.length > 0 && (
                <span className="block text-sm text-muted-foreground">
                  {t(isShownNow ? 'uses.nowAndVersions' : 'uses.versions', {
                    count: versions.length,
                    versions: versions.join(', '),
                  })}
                </span>
              )}
              {isDeleted && <span className="block text-sm text-muted-foreground">{t('uses.deleted')}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
