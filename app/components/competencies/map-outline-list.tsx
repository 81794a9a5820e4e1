import { useTranslation } from 'react-i18next'
import { type MapOutline } from '#app/domain/explorer/map-view.ts'

/** What the map shows, as a list in a list: for reading, for screen readers, for the browser's own search. */
export function MapOutlineList({ outline }: { outline: MapOutline }) {
  return (
    <ul className="space-y-1">
      <Entry entry={outline} />
    </ul>
  )
}

function Entry({ entry }: { entry: MapOutline }) {
  const { t } = useTranslation('competencies')
  const { kind, code, name, href, level, below } = entry
  const about = [
    t(`map.kinds.${kind}`),
    ...(code ? [code] : []),
    ...(level === null ? [] : [t('map.level', { level })]),
  ].join(' · ')
  return (
    <li>
      {href ? (
        <a href={href} className="link inline-block py-0.5">
          {name}
        </a>
      ) : (
        <span className="inline-block py-0.5">{name}</span>
      )}{' '}
      <span className="text-sm text-muted-foreground">{about}</span>
      {below.length > 0 && (
        <ul className="ml-1 space-y-1 border-l-2 pl-4">
          {below.map((next) => (
            <Entry key={next.id} entry={next} />
          ))}
        </ul>
      )}
    </li>
  )
}
