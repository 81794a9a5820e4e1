import {
  applyTranslations,
  fromNotation,
  translationRows,
  type LessonContent,
  type TranslationRow,
} from '@karmashala/authoring'

/** The lesson with every unit translated: its source with a word before it, or what `say` makes of it. */
export const inHindi = (
  content: LessonContent,
  say: (row: TranslationRow) => string = ({ source }) => `अनुवाद ${source}`,
): LessonContent =>
  applyTranslations(
    content,
    translationRows(content, 'hi').map((row) => ({
      ...{ language: 'hi', blockId: row.blockId, key: row.key, of: row.of },
      text: row.kind === 'inline' ? fromNotation(say(row)) : say(row),
    })),
  )
