import { Link } from '@remix-run/react'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isNamedByPart } from '#app/components/learning/is-named-by-part.ts'
import { ItemStatusBadge } from '#app/components/learning/item-status-badge.tsx'
import { lockInWords } from '#app/components/learning/lock-in-words.ts'
import { playPath } from '#app/components/learning/play-path.ts'
import { ScoreInWords } from '#app/components/learning/score-in-words.tsx'
import { TimeInWords } from '#app/components/learning/time-in-words.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type CourseItemView, type EnrolmentView } from '#app/domain/learning/learning-views.ts'

/** The modules of a course and their items, each with what the learner has done of it. */
export function CourseParts({ course }: { course: EnrolmentView }) {
  const { t, i18n } = useTranslation('learn')
  const { modules, language, id, access, completedAt } = course
  const items = modules.flatMap((module) => module.items)
  if (items.length === 0) return <p>{t('course.nothing')}</p>
  const hasFailed = !completedAt && items.some(({ status }) => status === 'failed')
  const isLed = items.some(({ lock }) => lock?.reason === 'sequencing')
  return (
    <div className="space-y-6" lang={language === i18n.language ? undefined : language}>
      {hasFailed && <p lang={i18n.language}>{t('course.failedHint')}</p>}
      {isLed && <p lang={i18n.language}>{t('play.ledNote')}</p>}
      {modules.map((module) => (
        <Card key={module.id} as="section" padding="none">
          {modules.length > 1 && !isNamedByPart(module.title, module.items) && (
            <h3 className="border-b px-5 py-3 text-lg font-semibold">{module.title}</h3>
          )}
          <ol className="divide-y">
            {module.items.map((item, index) => (
              <li key={item.itemId} className="space-y-1 px-4 py-4 sm:px-5">
                <Folder item={item} above={module.items[index - 1]} />
                <Item item={item} to={access.status === 'open' && !item.lock ? playPath(id, item) : null} />
              </li>
            ))}
          </ol>
        </Card>
      ))}
    </div>
  )
}

/** The folder of the package an item is in, where it begins. */
function Folder({ item, above }: { item: CourseItemView; above: CourseItemView | undefined }) {
  const name = item.path.join(' › ')
  if (!name || name === above?.path.join(' › ')) return null
  return <p className="text-sm font-semibold text-muted-foreground">{name}</p>
}

function Item({ item, to }: { item: CourseItemView; to: string | null }) {
  const { t, i18n } = useTranslation('learn')
  const { title, status, score, timeInSeconds, lock } = item
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64 space-y-1.5">
        <p className="font-semibold">
          {to ? (
            <Link to={to} className="link">
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        <ul lang={i18n.language} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <li>
            <ItemStatusBadge status={status} />
          </li>
          {score && (
            <li>
              {t('course.score')}: <ScoreInWords score={score} />
            </li>
          )}
          {timeInSeconds > 0 && (
            <li className="text-muted-foreground">
              <TimeInWords seconds={timeInSeconds} />
            </li>
          )}
        </ul>
        {lock && (
          <p lang={i18n.language} className="flex gap-2 text-sm text-muted-foreground">
            <Icon icon={Lock} size="sm" className="mt-1" />
            {lockInWords(lock, { t, language: i18n.language })}
          </p>
        )}
      </div>
      {to && (
        <LinkButton
          to={to}
          size="sm"
          variant="secondary"
          lang={i18n.language}
          aria-label={t('course.openItem', { title })}
        >
          {t('course.open')}
        </LinkButton>
      )}
    </div>
  )
}
