// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ContentsTree } from '#app/components/learning/contents-tree.tsx'
import { type ContentsModule } from '#app/domain/learning/learning-views.ts'
import { renderPage } from '#tests/app/components/render-page.tsx'

const aModule = (id: string, title: string, parts: string[]): ContentsModule => ({
  id,
  title,
  contents: parts.map((name, index) => ({
    title: name,
    part: {
      ...{ moduleId: id, itemId: `item-${index}`, title: name, isHidden: false },
      ...{ status: null, score: null, lock: null },
    },
    children: [],
  })),
})

test('the title of a lesson is said once, and the title of a package stands over its parts', () => {
  renderPage(
    <ContentsTree
      modules={[
        aModule('one', 'Earned leave', ['Earned leave']),
        aModule('two', 'Half pay leave', ['Half pay leave']),
        aModule('three', 'Forms', ['Form 1', 'Form 2']),
        aModule('four', 'Appendix', ['Tables']),
      ]}
      lang={undefined}
      isCurrent={({ moduleId }) => moduleId === 'two'}
      linkTo={({ moduleId, itemId }) => `/${moduleId}/${itemId}`}
      onLeave={() => {}}
    />,
  )

  expect(screen.getAllByText('Earned leave')).toHaveLength(1)
  expect(screen.getByRole('link', { name: /Earned leave/ })).toHaveProperty('pathname', '/one/item-0')
  expect(screen.getAllByText('Half pay leave')).toHaveLength(1)
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Forms', 'Appendix'])
})
