import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { ArrowDown, ArrowUp, FileText, PackageOpen, Plus } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { languageNames, type LanguageNames } from '#app/domain/lessons/language-names.server.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import {
  type LessonListItem,
  type ModuleListItem,
  type RemovedLesson,
} from '#app/domain/lessons/lesson-views.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.list_own')
  const { version, isEditable, details } = await requireWorkspace(request, params)
  const list = await orRespond(listLessons({ ...author, versionId: version.id }))
  const languages = list.modules.flatMap((module) =>
    module.kind === 'lesson' ? module.translations.map(({ language }) => language) : [],
  )
  return {
    list,
    names: languageNames(languages),
    courseId: author.courseId,
    isEditable,
    title: `${getT(request, 'lessons')('list.title')}: ${details.title}`,
  }
}

export default function Lessons() {
  const { list, names, courseId, isEditable } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  const base = `/provide/courses/${courseId}/lessons`
  const create = isEditable && (
    <LinkButton to={`${base}/new`}>
      <Icon icon={Plus} />
      {t('list.new')}
    </LinkButton>
  )
  const count = list.modules.length
  return (
    <section className="max-w-4xl space-y-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72 space-y-1">
          <h2 className="text-xl font-semibold">{t('list.title')}</h2>
          <p className="text-muted-foreground">{t('list.lead')}</p>
        </div>
        {count > 0 && create}
      </div>
      <Saved />
      {count === 0 && (
        <EmptyState
          icon={FileText}
          title={t('list.empty')}
          level={3}
          actions={
            isEditable && (
              <>
                {create}
                <LinkButton to={`/provide/courses/${courseId}/package`} variant="secondary">
                  {t('list.upload')}
                </LinkButton>
              </>
            )
          }
        >
          {t('list.emptyText')}
        </EmptyState>
      )}
      <ol className="space-y-3">
        {list.modules.map((module, index) => (
          <Module
            key={module.moduleId}
            {...{ module, courseId, names }}
            order={isEditable && count > 1 ? <Order {...{ module, index, count, courseId }} /> : null}
            isEditable={isEditable}
          />
        ))}
      </ol>
      {list.removed.length > 0 && (
        <Card as="section">
          <CardHeader level={3} title={t('list.removed')} description={t('list.removedText')} />
          <ul className="divide-y">
            {list.removed.map((lesson) => (
              <Removed key={lesson.id} {...{ lesson, base, isEditable }} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}

const SAVED = ['renamed', 'removed', 'putBack', 'imported'] as const

function Saved() {
  const { t } = useTranslation('lessons')
  const [search] = useSearchParams()
  const saved = SAVED.find((one) => one === search.get('done'))
  if (!saved) return null
  return (
    <Alert tone="success" live key={saved}>
      {t(`saved.${saved}`)}
    </Alert>
  )
}

type Names = { names: LanguageNames }

type ModuleProps = Names & {
  module: ModuleListItem
  courseId: string
  order: ReactNode
  isEditable: boolean
}

function Module({ module, courseId, order, isEditable, names }: ModuleProps) {
  const { t } = useTranslation('lessons')
  const to = module.kind === 'lesson' ? `/provide/courses/${courseId}/lessons/${module.id}` : null
  return (
    <Card as="li" className="flex gap-3 sm:gap-5">
      {order}
      <div className="min-w-0 flex-1 space-y-3">
        <h3 className="flex items-start gap-2 text-lg font-semibold [overflow-wrap:anywhere]">
          <Icon icon={module.kind === 'lesson' ? FileText : PackageOpen} className="mt-1 shrink-0" />
          {to ? (
            <Link to={to} className="link">
              {module.title}
            </Link>
          ) : (
            <span>{module.title}</span>
          )}
        </h3>
        {module.kind === 'lesson' && to ? (
          <Lesson {...{ lesson: module, to, isEditable, names }} />
        ) : (
          <p className="text-muted-foreground">
            {t('list.package')}. {t('list.packageText')}{' '}
            <Link to={`/provide/courses/${courseId}/package`} className="link">
              {t('list.toPackage')}
            </Link>
          </p>
        )}
      </div>
    </Card>
  )
}

type LessonProps = Names & { lesson: LessonListItem & { title: string }; to: string; isEditable: boolean }

function Lesson({ lesson, to, isEditable, names }: LessonProps) {
  const { t, i18n } = useTranslation('lessons')
  const { words, minutes, screens, questions, translations, remarks, mustMend } = lesson
  const unnamed = mustMend.reduce((left, { count }) => left - count, remarks.must)
  return (
    <>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-foreground">
        <span>{t('list.screens', { count: screens })}</span>
        <span>{t('list.questions', { count: questions })}</span>
        <span>{t('list.words', { count: words })}</span>
        <span>{t('list.minutes', { count: minutes })}</span>
        {translations.map(({ language, percentCurrent }) => (
          <span key={language}>
            {t('list.translated', {
              language: names[language]?.[i18n.language === 'hi' ? 'hi' : 'en'] ?? language,
              percent: percentCurrent,
            })}
          </span>
        ))}
        <span>
          {t('list.changed', { name: lesson.updatedBy })}, <DateTime at={lesson.updatedAt} />
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {remarks.must > 0 ? (
          <StatusBadge tone="warning">{t('list.mustMend', { count: remarks.must })}</StatusBadge>
        ) : (
          <StatusBadge tone="success">{t('list.complete')}</StatusBadge>
        )}
        {remarks.should > 0 && (
          <span className="text-sm text-muted-foreground">{t('list.advice', { count: remarks.should })}</span>
        )}
      </div>
      {mustMend.length > 0 && (
        <ul className="list-disc space-y-1 pl-5 text-sm">
          {mustMend.map(({ en, hi, count }) => (
            <li key={en}>
              {inLanguage(i18n.language, en, hi)} {count > 1 && t('list.times', { count })}
            </li>
          ))}
          {unnamed > 0 && <li>{t('list.andMore', { count: unnamed })}</li>}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-5 gap-y-2">
        <Link to={to} className="link">
          {t(isEditable ? 'list.edit' : 'list.read')}
        </Link>
        <Link to={`${to}/preview`} className="link">
          {t('list.preview')}
        </Link>
        <Link to={`${to}/history`} className="link">
          {t('list.history')}
        </Link>
        <Link to={`${to}/comments/open`} className="link">
          {t('list.comments')}
        </Link>
        {isEditable && (
          <>
            <Link to={`${to}/translation`} className="link">
              {t('list.translate')}
            </Link>
            <Link to={`${to}/title`} className="link">
              {t('list.rename')}
            </Link>
            <Link to={`${to}/removal`} className="link">
              {t('list.remove')}
            </Link>
          </>
        )}
      </p>
    </>
  )
}

type OrderProps = { module: ModuleListItem; index: number; count: number; courseId: string }

/** Two buttons and no dragging: works with every hand, and without JavaScript. */
function Order({ module, index, count, courseId }: OrderProps) {
  const { t } = useTranslation('lessons')
  const { moduleId, title } = module
  const action = `/provide/courses/${courseId}/lessons/order`
  return (
    <Form method="post" action={action} preventScrollReset className="flex flex-col items-center gap-1">
      <CsrfField />
      <input type="hidden" name="moduleId" value={moduleId} />
      <Move direction="up" label={t('list.moveUp', { title })} isEnd={index === 0} />
      <span className="text-sm whitespace-nowrap text-muted-foreground tabular-nums">
        {t('list.place', { place: index + 1, count })}
      </span>
      <Move direction="down" label={t('list.moveDown', { title })} isEnd={index === count - 1} />
    </Form>
  )
}

type MoveProps = { direction: 'up' | 'down'; label: string; isEnd: boolean }

const Move = ({ direction, label, isEnd }: MoveProps) => (
  <SubmitButton
    name="direction"
    value={direction}
    variant="ghost"
    size="sm"
    aria-label={label}
    // Not `disabled`: who has just moved it to the end keeps the focus there.
    aria-disabled={isEnd || undefined}
  >
    <Icon icon={direction === 'up' ? ArrowUp : ArrowDown} />
  </SubmitButton>
)

type RemovedProps = { lesson: RemovedLesson; base: string; isEditable: boolean }

function Removed({ lesson, base, isEditable }: RemovedProps) {
  const { t } = useTranslation('lessons')
  const { id, title, removedAt, removedBy } = lesson
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        <p className="text-sm text-muted-foreground">
          {t('list.removedBy', { name: removedBy })}, <DateTime at={removedAt} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Link to={`${base}/${id}/history`} className="link">
          {t('list.history')}
        </Link>
        {isEditable && (
          <Form method="post" action={`${base}/${id}/return`}>
            <CsrfField />
            <SubmitButton variant="secondary" size="sm" aria-label={`${t('list.putBack')}: ${title}`}>
              {t('list.putBack')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </li>
  )
}
