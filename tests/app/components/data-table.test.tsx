// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { renderPage } from '#tests/app/components/render-page.tsx'

type Row = { id: string; title: string; price: number }

const columns: Column<Row>[] = [
  {
    key: 'title',
    header: 'Course',
    rowHeader: true,
    sortTo: '?sort=-title',
    sorted: 'ascending',
    cell: (row) => row.title,
  },
  { key: 'price', header: 'Price', align: 'end', cell: (row) => row.price },
]
const rows: Row[] = [{ id: 'a', title: 'Noting and Drafting', price: 1250 }]

test('a table names itself, its columns, its rows and its order', () => {
  renderPage(<DataTable caption="Courses" columns={columns} rows={rows} rowKey={(row) => row.id} />)

  const table = screen.getByRole('table', { name: 'Courses' })

  const header = within(table).getByRole('columnheader', { name: 'Course' })
  expect(header.getAttribute('aria-sort')).toBe('ascending')
  expect(within(header).getByRole('link').getAttribute('href')).toBe('/?sort=-title')
  expect(within(table).getByRole('rowheader').textContent).toBe('Noting and Drafting')
})

test('a table without rows gives way to an explanation', () => {
  renderPage(
    <DataTable
      caption="Courses"
      columns={columns}
      rows={[]}
      rowKey={(row) => row.id}
      empty={<EmptyState title="You have no courses yet" />}
    />,
  )

  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByRole('heading').textContent).toBe('You have no courses yet')
})
