// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { renderPage } from '#tests/app/components/render-page.tsx'

test('label, hint and error of a field belong to its control', () => {
  renderPage(
    <Field label="Title" hint="As learners will find it" error="Fill this in." required>
      {(control) => <Input {...control} name="title" />}
    </Field>,
  )

  const input = screen.getByLabelText(/^Title/)

  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(input.hasAttribute('required')).toBe(true)
  const describedBy = (input.getAttribute('aria-describedby') ?? '').split(' ')
  expect(describedBy.map((id) => document.getElementById(id)?.textContent)).toEqual([
    'As learners will find it',
    'Error: Fill this in.',
  ])
})

test('a field without an error does not claim to be wrong', () => {
  renderPage(<Field label="Title">{(control) => <Input {...control} />}</Field>)

  const input = screen.getByLabelText('Title')

  expect(input.hasAttribute('aria-invalid')).toBe(false)
  expect(input.hasAttribute('aria-describedby')).toBe(false)
})
