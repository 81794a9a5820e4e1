import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <p id={id} className="text-sm font-semibold text-danger">
      <span className="sr-only">{t('form.errorPrefix')} </span>
      {children}
    </p>
  )
}
