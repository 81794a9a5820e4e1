import { useTranslation } from 'react-i18next'

/** Explains the mark on required fields, once, above the first of them. */
export function RequiredNote() {
  const { t } = useTranslation()
  return <p className="text-sm text-muted-foreground">{t('form.requiredNote')}</p>
}
