import { type TFunction } from 'i18next'
import { type HeldView, type PassportView } from '#app/domain/positions/passport-view.ts'
import { csvOf } from '#app/lib/csv.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type Language = { t: TFunction<'positions'>; language: string }

/** A passport as a table: first what is needed, then what is held besides. Withdrawn evidence is left out. */
export function passportCsv({ needs, also }: PassportView, { t, language }: Language): string {
  const say = (text: string, textHi: string | null) => inLanguage(language, text, textHi)
  const evidenceOf = ({ evidence }: HeldView) =>
    evidence
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ kind, course, byName, level, at }) => {
        const what = course
          ? t('passport.course', { title: say(course.title, course.titleHi) })
          : t(`kind.${kind}`)
        const by = byName ? ` ${t('passport.by', { name: byName })}` : ''
        return `${what}${by}, ${t('level', { level })}, ${at.slice(0, 10)}`
      })
      .join('; ')
  const columns = [
    'competency',
    'name',
    'required',
    'held',
    'missing',
    'since',
    'evidence',
    'reason',
  ] as const
  return csvOf(
    columns.map((column) => t(`csv.${column}`)),
    [
      ...needs.map((need) => [
        ...[need.code, say(need.name, need.nameHi), need.requiredLevel, need.heldLevel, need.missing],
        ...[need.heldSince?.slice(0, 10) ?? '', evidenceOf(need)],
        need.because.map(({ reason, reasonHi }) => say(reason, reasonHi)).join('; '),
      ]),
      ...also.map((held) => [
        ...[held.code, say(held.name, held.nameHi), '', held.heldLevel, ''],
        ...[held.heldSince?.slice(0, 10) ?? '', evidenceOf(held), ''],
      ]),
    ],
  )
}
