import { expect, test } from 'vitest'
import { lockInWords } from '#app/components/learning/lock-in-words.ts'
import { type ConditionView } from '#app/domain/learning/learning-views.ts'
import { i18nFor } from '#app/lib/i18n.server.ts'
import { type Language } from '#app/lib/i18n.ts'

const sentence = (until: ConditionView | null, language: Language = 'en') =>
  lockInWords(
    { reason: 'prerequisites', until },
    { t: i18nFor(language).getFixedT(language, 'learn'), language },
  )
const done = (title: string): ConditionView => ({ kind: 'done', title })

test('a locked part says for what it waits', () => {
  expect(sentence(done('Rules'))).toBe('Locked. Opens when “Rules” is done.')
  expect(sentence(null)).toBe('Locked. Opens when the parts before it are done.')
})

test('what belongs together in a condition stays together', () => {
  const either: ConditionView = { kind: 'any', of: [done('Pay'), done('Leave')] }

  expect(sentence({ kind: 'all', of: [done('Rules'), either] })).toBe(
    'Locked. Opens when “Rules” is done and (“Pay” is done or “Leave” is done).',
  )
})

test('a status that is asked for, or has to pass, is named', () => {
  expect(sentence({ kind: 'status', title: 'Test', status: 'passed', isEqual: true })).toBe(
    'Locked. Opens when “Test” is passed.',
  )
  expect(sentence({ kind: 'status', title: 'Test', status: 'not attempted', isEqual: false })).toBe(
    'Locked. Opens when “Test” has been started.',
  )
})

test('so many of several are counted, in Hindi too', () => {
  const some: ConditionView = { kind: 'atLeast', count: 2, of: [done('क'), done('ख'), done('ग')] }

  expect(sentence(some)).toContain('at least 2 of these hold: “क” is done, “ख” is done, “ग” is done')
  expect(sentence(some, 'hi')).toContain('इनमें से कम से कम 2 बातें पूरी हों: “क” पूरा हो जाए')
})
