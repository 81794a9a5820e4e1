import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'

/** Narrows a list of people down; a plain GET form, so that the result has an address. */
export function SeatsSearch({ search, clearTo }: { search: string; clearTo: string }) {
  const { t } = useTranslation('buy')
  return (
    <Form method="get" role="search" className="max-w-2xl">
      <Field label={t('holders.search')} id="q">
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <Input
              {...control}
              key={search}
              type="search"
              name="q"
              defaultValue={search}
              className="min-w-0 flex-1 basis-52"
            />
            <Button type="submit" variant="secondary">
              {t('holders.searchSubmit')}
            </Button>
          </div>
        )}
      </Field>
      {search && (
        <p className="mt-2">
          <Link to={clearTo} className="link">
            {t('holders.searchClear')}
          </Link>
        </p>
      )}
    </Form>
  )
}
