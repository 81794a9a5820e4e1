import { expect, test } from 'vitest'
import { i18nFor } from '#app/lib/i18n.server.ts'
import { withNamespaceReport } from '#app/lib/i18n-report.server.ts'

test('each page notes its own namespaces and shares the texts', () => {
  const one = withNamespaceReport(i18nFor('hi'))
  const other = withNamespaceReport(i18nFor('hi'))

  one.reportNamespaces?.addUsedNamespaces(['common', 'errors', 'common'])

  expect(one.reportNamespaces?.getUsedNamespaces()).toEqual(['common', 'errors'])
  expect(other.reportNamespaces?.getUsedNamespaces()).toEqual([])
  expect(one.language).toBe('hi')
  expect(one.t('action.cancel')).toBe('रद्द करें')
})
