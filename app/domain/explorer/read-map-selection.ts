import { type MapSelection } from '#app/domain/explorer/map-view.ts'

const AREAS = ['behavioural', 'functional', 'domain'] as const

/** The part of the framework an address asks for, such as `position:PID001`; null when it makes no sense. */
export function readMapSelection(show: string): MapSelection | null {
  const [kind] = show.split(':')
  const id = show.slice(show.indexOf(':') + 1)
  if (kind === 'theme' || kind === 'position') return id.length > 0 && id.length <= 100 ? { kind, id } : null
  const area = AREAS.find((one) => one === id)
  return kind === 'area' && area ? { kind, id: area } : null
}
