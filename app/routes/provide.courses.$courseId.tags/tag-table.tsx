import { Form, Link } from '@remix-run/react'
import { Tags } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { type CourseWorkspace, type TagView } from '#app/domain/courses/course-views.ts'

/** The tags of a course and of its modules, each to be taken away while the version is a draft. */
export function TagTable({ course }: { course: CourseWorkspace }) {
  const { t } = useTranslation('provide')
  return (
    <div className="space-y-4">
      <DataTable
        caption={t('tags.present')}
        hideCaption
        columns={useColumns(course)}
        rows={course.tags}
        rowKey={({ competencyCode, role, moduleId }) => `${competencyCode} ${role} ${moduleId ?? 'course'}`}
        empty={
          <EmptyState icon={Tags} title={t('tags.none')} level={3}>
            {t('tags.noneText')}
          </EmptyState>
        }
      />
      {course.isEditable && course.tags.some(({ isOutside }) => isOutside) && (
        <Alert tone="warning">
          {t('tags.outsideNote')}{' '}
          <Link to="/framework/terms" className="link">
            {t('tags.ownTerms')}
          </Link>
        </Alert>
      )}
    </div>
  )
}

function useColumns({ id, isEditable, modules }: CourseWorkspace): Column<TagView>[] {
  const { t, i18n } = useTranslation('provide')
  const pick = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  const placeOf = (moduleId: string | null) =>
    modules.find((module) => module.id === moduleId)?.title ?? t('tags.whole')
  const columns: Column<TagView>[] = [
    {
      key: 'competency',
      header: t('tags.competency'),
      rowHeader: true,
      cell: ({ name, nameHi, theme, themeHi, isOutside }) => (
        <>
          {pick(name, nameHi)}
          {theme !== name && (
            <span className="block text-sm font-normal text-muted-foreground">{pick(theme, themeHi)}</span>
          )}
          {isOutside && (
            <span className="mt-1 block font-normal">
              <Badge tone="warning">{t('tags.outside')}</Badge>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'level',
      header: t('tags.level'),
      cell: ({ level, levelName, levelNameHi }) =>
        t('tags.levelNumber', { level, name: pick(levelName, levelNameHi) }),
    },
    { key: 'role', header: t('tags.role'), cell: ({ role }) => t(`tags.roles.${role}`) },
    { key: 'where', header: t('tags.where'), cell: ({ moduleId }) => placeOf(moduleId) },
  ]
  if (!isEditable) return columns
  const remove: Column<TagView> = {
    key: 'remove',
    header: t('tags.action'),
    hideHeader: true,
    align: 'end',
    cell: ({ competencyCode, role, moduleId, name, nameHi }) => (
      <Form method="post" action={`/provide/courses/${id}/tags/removal`}>
        <CsrfField />
        <input type="hidden" name="competencyCode" value={competencyCode} />
        <input type="hidden" name="role" value={role} />
        <input type="hidden" name="where" value={moduleId ?? 'course'} />
        <Button
          type="submit"
          variant="secondary"
          size="sm"
          aria-label={t('tags.removeNamed', {
            name: pick(name, nameHi),
            role: [t(`tags.roles.${role}`), ...(modules.length > 0 ? [placeOf(moduleId)] : [])].join(', '),
          })}
        >
          {t('tags.remove')}
        </Button>
      </Form>
    ),
  }
  return [...columns, remove]
}
