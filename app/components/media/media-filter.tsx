import { Form } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { MEDIA_KINDS, SEARCH_MAX } from '#app/domain/media/media.schema.ts'

/** Narrows the library down by words and kind. */
export function MediaFilter({ kind, q }: { kind: string | null; q: string }) {
  const { t } = useTranslation('media')
  return (
    <Form
      method="get"
      action="/provide/media"
      role="search"
      aria-label={t('filter.label')}
      className="grid gap-4 sm:grid-cols-[2fr_1fr_auto] sm:items-end print:hidden"
    >
      <Field label={t('filter.words')}>
        {(control) => (
          <Input key={q} {...control} type="search" name="q" defaultValue={q} maxLength={SEARCH_MAX} />
        )}
      </Field>
      <Field label={t('filter.kind')}>
        {(control) => (
          <Select
            key={kind}
            {...control}
            name="kind"
            defaultValue={kind ?? ''}
            placeholder={t('filter.everyKind')}
            options={MEDIA_KINDS.map((value) => ({ value, label: t(`kindsPlural.${value}`) }))}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary">
        <Icon icon={Search} />
        {t('filter.search')}
      </Button>
    </Form>
  )
}
