import {
  checkLesson,
  lessonContent,
  lessonTemplates,
  newId,
  splitScreens,
  templateLanguage,
  validateLesson,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'

const built = lessonTemplates.flatMap((template) =>
  (['en', 'hi'] as const).map((language) => ({
    ...template,
    language,
    document: template.build(language, newId),
  })),
)

test.each(built)('$key in $language is a valid lesson whose screens have titles', ({ document }) => {
  expect(validateLesson(document)).toEqual({ status: 'valid', document })
  for (const { title } of splitScreens(document)) expect(title).toBeTruthy()
})

test.each(built)(
  '$key in $language begins in order: only what its writer has to fill in is remarked',
  ({ document, language }) => {
    const remarks = checkLesson(lessonContent(language, 'A lesson', document))
    const toFillIn = [
      'empty-option',
      'no-feedback',
      'no-explanation',
      'missing-act',
      'missing-section',
      'no-question',
      'template-words',
    ]
    expect(remarks.map(({ rule }) => rule).filter((rule) => !toFillIn.includes(rule))).toEqual([])
  },
)

test.each(lessonTemplates)('$key has the same shape in both languages', ({ build }) => {
  const shape = (language: 'en' | 'hi') => build(language, newId).content.map(({ type }) => type)
  expect(shape('hi')).toEqual(shape('en'))
})

test('two lessons of one template share no id', () => {
  const [template] = lessonTemplates
  const ids = () => template?.build('en', newId).content.map(({ attrs }) => attrs.id) ?? []
  expect(new Set([...ids(), ...ids()]).size).toBe(2 * ids().length)
})

test('templates are in Hindi for Hindi and in English for every other language', () => {
  expect(['hi', 'hi-IN', 'en', 'ta'].map(templateLanguage)).toEqual(['hi', 'hi', 'en', 'en'])
})

test.each(built)(
  '$key in $language is not taken for written while it asks its writer',
  ({ document, language }) => {
    const remarks = checkLesson(lessonContent(language, 'A lesson', document))

    expect(remarks).toContainEqual(expect.objectContaining({ rule: 'template-words', severity: 'must' }))
  },
)
