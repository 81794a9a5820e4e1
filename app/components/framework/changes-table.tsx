import { type ChangedValue, type FieldChange } from '@karmashala/frac'
import { useTranslation } from 'react-i18next'
import { usePathInWords } from '#app/components/framework/path-in-words.ts'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { type Named } from '#app/domain/competencies/proposal-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type ChangesTableProps = {
  caption: string
  hideCaption?: boolean
  changes: readonly FieldChange[]
  names: Record<string, Named>
  /** For what is new: there is nothing it said before. */
  onlyAfter?: boolean
}

/** What a node said and what it is to say, field by field. */
export function ChangesTable({ caption, hideCaption, changes, names, onlyAfter }: ChangesTableProps) {
  const { t } = useTranslation('framework')
  const inWords = usePathInWords(names)
  // That something new can be chosen goes without saying.
  const told = onlyAfter
    ? changes.filter(({ path, after }) => path[0] !== 'selectable' || after !== true)
    : changes
  const value = (change: FieldChange, of: ChangedValue) => <Value change={change} value={of} names={names} />
  return (
    <DataTable
      caption={caption}
      hideCaption={hideCaption ?? false}
      rows={told}
      rowKey={({ path }) => path.join('/')}
      columns={[
        { key: 'field', header: t('changes.field'), rowHeader: true, cell: ({ path }) => inWords(path) },
        ...(onlyAfter
          ? []
          : [
              {
                key: 'before',
                header: t('changes.before'),
                cell: (change: FieldChange) => (
                  <del className="decoration-danger/60">{value(change, change.before)}</del>
                ),
              },
            ]),
        {
          key: 'after',
          header: onlyAfter ? t('changes.value') : t('changes.after'),
          cell: (change: FieldChange) =>
            onlyAfter ? (
              value(change, change.after)
            ) : (
              <ins className="no-underline">{value(change, change.after)}</ins>
            ),
        },
      ]}
    />
  )
}

type ValueProps = { change: FieldChange; value: ChangedValue; names: Record<string, Named> }

function Value({ change, value, names }: ValueProps) {
  const { t, i18n } = useTranslation(['framework', 'common'])
  const field = change.path.at(-1) ?? ''
  if (value === null) return <span className="text-muted-foreground">{t('common:state.none')}</span>
  if (typeof value === 'boolean') return <>{value ? t('common:state.yes') : t('common:state.no')}</>
  if (typeof value === 'number') return <>{value}</>
  const named = (id: string) => {
    const name = names[id]
    return name ? `${id} ${inLanguage(i18n.language, name.name, name.nameHi)}` : id
  }
  if (Array.isArray(value)) {
    return (
      <ul className="space-y-1">
        {value.map((one) => (
          <li key={one}>{field === 'flags' ? flagInWords(one) : named(one)}</li>
        ))}
      </ul>
    )
  }
  if (field === 'type') return <>{t(`type.${value as 'behavioural'}`)}</>
  if (field === 'parentCode' || field === 'redirectTo') return <>{named(value)}</>
  return (
    <span lang={field.endsWith('Hi') ? 'hi' : 'en'} className="whitespace-pre-wrap break-words">
      {value}
    </span>
  )

  function flagInWords(flag: string) {
    return t(`flag.${flag as 'starter-data'}`)
  }
}
