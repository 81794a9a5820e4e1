// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Button } from '#app/components/ui/button.tsx'
import { renderPage } from '#tests/app/components/render-page.tsx'

test('a pending button says so, keeps its focus and cannot be pressed again', () => {
  const press = vi.fn()
  renderPage(
    <Button pending pendingLabel="Uploading the package" onClick={press}>
      Upload
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Upload' })

  button.focus()
  fireEvent.click(button)

  expect(press).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(button)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('status').textContent).toBe('Uploading the package')
})
