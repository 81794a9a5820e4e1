import { ALL_BLOCKS, type Block, type LessonDocument } from '@karmashala/authoring'

type LessonTemplate = {
  key: string
  words: Record<'en' | 'hi', { name: string; hint: string }>
  build: (language: string, newId: () => string) => LessonDocument
}

const paragraph = ALL_BLOCKS.find(({ type }) => type === 'paragraph')

/** What a lesson can begin as. */
export const lessonTemplates: readonly LessonTemplate[] = [
  {
    key: 'blank',
    words: {
      en: { name: 'Blank', hint: 'An empty page.' },
      hi: { name: 'खाली', hint: 'एक खाली पृष्ठ।' },
    },
    build: (_language, newId) => ({
      type: 'doc',
      content: paragraph ? [paragraph.blank(newId) as unknown as Block] : [],
    }),
  },
]
