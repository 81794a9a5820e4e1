import { afterEach, beforeEach, expect, vi } from 'vitest'

// A bug that only logs would otherwise pass unnoticed; a test that expects a log clears it with `console.error.mockClear()`.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const logged = vi.mocked(console.error).mock.calls
  vi.mocked(console.error).mockRestore()
  expect(logged, 'unexpected console.error').toEqual([])
})
