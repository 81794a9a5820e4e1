import { Form, useLocation } from '@remix-run/react'
import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LANGUAGE_NAMES, LANGUAGES } from '#app/lib/i18n.ts'

/** Offers the other language under its own name. The document reloads, since its words are chosen when it starts. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { i18n } = useTranslation()
  const { pathname, search } = useLocation()
  const other = LANGUAGES.find((language) => language !== i18n.language) ?? LANGUAGES[0]
  return (
    <Form method="post" action="/language" reloadDocument>
      <CsrfField />
      <input type="hidden" name="to" value={pathname + search} />
      <button name="language" value={other} lang={other} className={className}>
        <Icon icon={Languages} size="sm" />
        {LANGUAGE_NAMES[other]}
      </button>
    </Form>
  )
}
