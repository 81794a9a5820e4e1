// @vitest-environment happy-dom
import { type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { encodeMessage } from '#app/lib/errors.ts'
import { renderPage } from '#tests/app/components/render-page.tsx'

const schema = z.object({
  title: z.string('errors:required').max(10, 'errors:tooLong'),
  language: z.enum(['en', 'hi'], 'errors:choose'),
})

function CourseForm({ lastResult }: { lastResult?: SubmissionResult<string[]> }) {
  const [form, fields] = useServerForm<z.input<typeof schema>>(lastResult, {
    id: 'course',
    constraint: { title: { required: true, maxLength: 10 } },
  })
  return (
    <form id={form.id}>
      <CsrfField />
      <FormErrors form={form} labels={{ title: 'Title' }} />
      <TextField field={fields.title} label="Title" />
      <SelectField field={fields.language} label="Language" options={[{ value: 'hi', label: 'Hindi' }]} />
    </form>
  )
}

const refused = (values: Record<string, string>, formErrors?: string[]) => {
  const form = new FormData()
  Object.entries(values).forEach(([name, value]) => form.set(name, value))
  return parseWithZod(form, { schema }).reply(formErrors ? { formErrors } : {})
}

test('what the server refused is shown above the form and at its field, in the language of the page', () => {
  renderPage(<CourseForm lastResult={refused({ title: 'Far too long a title' })} />, { language: 'hi' })

  const summary = screen.getByRole('alert')

  expect(document.activeElement).toBe(summary)
  const [first] = [...summary.querySelectorAll('a')]
  expect(first?.textContent).toBe('Title: इसे छोटा करें।')
  expect(document.querySelector(first?.getAttribute('href') ?? 'none')).toBe(screen.getByLabelText(/^Title/))
  expect(document.getElementById('course-title-error')?.textContent).toContain('10 अक्षर')
})

test('the values a person entered are still there after a refusal', () => {
  renderPage(<CourseForm lastResult={refused({ title: 'Noting', language: 'xx' })} />)

  expect((screen.getByLabelText(/^Title/) as HTMLInputElement).value).toBe('Noting')
})

test('a refusal of the whole form is said before those of its fields', () => {
  const message = encodeMessage('errors:tooShort_limit', { min: 3 })
  renderPage(<CourseForm lastResult={refused({ title: 'Noting' }, [message])} />)

  expect(screen.getByRole('alert').querySelector('li')?.textContent).toBe('Write at least 3 characters.')
})

test('a message nobody has written yet is not shown as a code', () => {
  renderPage(<CourseForm lastResult={refused({ title: 'Noting' }, ['errors:neverWritten'])} />)

  expect(screen.getByRole('alert').textContent).toContain('That could not be done.')
})

test('a form carries the token of the session', () => {
  renderPage(<CourseForm />)

  expect(document.querySelector<HTMLInputElement>('input[name=csrf]')?.value).toBe('token-of-the-test')
})

test('a refusal is forgotten once the server has nothing more to refuse', () => {
  const refusal = refused({ title: 'Far too long a title' })
  function Page() {
    const [isRefused, setIsRefused] = useState(true)
    return (
      <>
        <CourseForm {...(isRefused && { lastResult: refusal })} />
        <button onClick={() => setIsRefused(false)}>Succeed</button>
      </>
    )
  }
  renderPage(<Page />)
  expect(screen.getByRole('alert')).toBeTruthy()

  fireEvent.click(screen.getByRole('button', { name: 'Succeed' }))

  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByLabelText(/^Title/).getAttribute('aria-invalid')).not.toBe('true')
})
