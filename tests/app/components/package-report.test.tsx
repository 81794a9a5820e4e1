// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { FindingsList } from '#app/components/courses/findings-list.tsx'
import { Verdict } from '#app/components/packages/verdict.tsx'
import { type FindingView } from '#app/domain/packages/package-view.ts'
import { renderPage } from '#tests/app/components/render-page.tsx'

const aFinding = (message: string, changes: Partial<FindingView> = {}): FindingView => ({
  ...{ rule: 'ORG03', severity: 'warning', message, messageHi: message, where: { entry: 'imsmanifest.xml' } },
  ...{ fix: { en: 'Give it a title.', hi: 'शीर्षक दें।' }, impact: null, clause: null, ruleTitle: null },
  isRecovered: false,
  ...changes,
})

test('findings of one kind are said once each, the first of them as the heading', () => {
  renderPage(<FindingsList findings={[aFinding('“A” has no title.'), aFinding('“B” has no title.')]} />)

  expect(screen.getByRole('heading', { name: '“A” has no title.' })).toBeTruthy()
  expect(screen.getAllByText(/“A” has no title/)).toHaveLength(1)
  expect(screen.getAllByText(/“B” has no title/)).toHaveLength(1)
})

test('validators are told what they can ask the authors for', () => {
  renderPage(<FindingsList findings={[aFinding('“A” has no title.')]} reader="validator" />)

  expect(screen.getByText('What the authors can do:')).toBeTruthy()
  expect(screen.queryByText(/The validators see these/)).toBeNull()
})

test('a package of a standard that is not played here is refused for that, not for its other faults', () => {
  const findings = [aFinding('One', { severity: 'error' }), aFinding('Two', { severity: 'error' })]
  renderPage(<Verdict verdict="refused" standard="cmi5" findings={findings} />)

  expect(screen.getByText(/package of the standard cmi5, which cannot be played here/)).toBeTruthy()
  expect(screen.queryByText(/2 things must be mended/)).toBeNull()
})

test('a package that was turned down is never said to work', () => {
  renderPage(<Verdict verdict="accepted" standard="scorm12" findings={[aFinding('One')]} isTurnedDown />)

  expect(screen.queryByText(/This package works/)).toBeNull()
  expect(screen.getByText(/was not accepted, for the reason above/)).toBeTruthy()
})
