import { useTranslation } from 'react-i18next'
import { USED_NAMESPACES_ID } from '#app/lib/i18n.ts'

/**
 * Tells the browser which namespaces this page was rendered with, so that it can fetch them all at once before it
 * takes over. Must come after everything that translates.
 */
export function UsedNamespaces() {
  const { i18n } = useTranslation()
  const used = i18n.reportNamespaces?.getUsedNamespaces().join(' ')
  return <span hidden id={USED_NAMESPACES_ID} data-used={used} suppressHydrationWarning />
}
