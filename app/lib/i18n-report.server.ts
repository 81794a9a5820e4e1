import { type i18n } from 'i18next'

/**
 * A view of a shared i18next instance that notes which namespaces one page uses. Only the note is the page's own;
 * everything else is inherited.
 */
export function withNamespaceReport(shared: i18n): i18n {
  const used = new Set<string>()
  const reportNamespaces = {
    addUsedNamespaces: (namespaces: string[]) => namespaces.forEach((namespace) => used.add(namespace)),
    getUsedNamespaces: () => [...used],
  }
  return Object.create(shared, { reportNamespaces: { value: reportNamespaces, enumerable: true } }) as i18n
}
