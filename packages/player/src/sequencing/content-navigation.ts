import { type Navigation } from './navigate.ts'
import { NAVIGATION_REQUESTS } from './navigation-requests.ts'

const TARGETED = /^\{target=([^{}]+)\}(choice|jump)$/

/**
 * What content asked for when it called Terminate: `request` as it wrote adl.nav.request, `exit` as it wrote cmi.exit.
 * Null: nothing; the learner decides. RTE 4.2.8: after `time-out` and `logout` the course is left as a whole.
 */
export function contentNavigation({ request, exit }: { request: string; exit: string }): Navigation | null {
  if (exit === 'time-out' || exit === 'logout') return { request: 'exitAll' }
  const [, target, kind] = TARGETED.exec(request) ?? []
  if (kind === 'choice' || kind === 'jump') return { request: kind, target: target ?? null }
  const known = NAVIGATION_REQUESTS.find((name) => name === request)
  return known && known !== 'start' && known !== 'resumeAll' ? { request: known } : null
}
