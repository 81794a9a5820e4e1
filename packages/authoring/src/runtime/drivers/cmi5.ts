import { type Connect } from './session.ts'
import { isRecord, readJson, withSlash, xapiClient } from './xapi-client.ts'
import { openXapiSession } from './xapi-session.ts'
import { statementWriter } from './xapi-statements.ts'

/** A launch by cmi5: five parameters, a token to be fetched, and the LMS's own document about the launch. */
export const connectCmi5: Connect = async () => {
  const parameters = new URLSearchParams(window.location.search)
  const given = (name: string) => parameters.get(name) ?? ''
  const actor = readJson(parameters.get('actor'))
  if (!given('endpoint') || !given('fetch') || !given('registration') || !given('activityId') || !actor)
    return null
  // cmi5 9.3.8: nothing may follow `terminated`, which a page has sent that is loaded again.
  const endedKey = `karmashala:ended:${given('fetch')}`
  if (remembered(endedKey) !== null) return null
  const token = await fetchToken(given('fetch'))
  if (token === null) return null
  const target = {
    endpoint: withSlash(given('endpoint')),
    authorization: `Basic ${token}`,
    actor,
    registration: given('registration'),
    activityId: given('activityId'),
  }
  const client = xapiClient(target)
  // cmi5 10: no statement without the context the LMS gives; 11: the learner's preferences are read at the start.
  const launch = await client.readState('LMS.LaunchData')
  if (!isRecord(launch) || !isRecord(launch['contextTemplate'])) return null
  const preferences = await client.readAgentProfile('cmi5LearnerPreferences')
  const masteryScore = typeof launch['masteryScore'] === 'number' ? launch['masteryScore'] : null
  const cmi5 = { contextTemplate: launch['contextTemplate'], masteryScore }
  const session = await openXapiSession({
    client,
    write: statementWriter({ ...target, cmi5, startedAt: Date.now() }),
    readOnly: launch['launchMode'] === 'Browse' || launch['launchMode'] === 'Review',
    languages: languagesOf(preferences),
    passMarkPercent: masteryScore === null ? null : masteryScore * 100,
    returnUrl: returnAddress(launch['returnURL']),
  })
  return (
    session && {
      ...session,
      leave: () => {
        remember(endedKey, 'yes')
        session.leave()
      },
    }
  )
}

/** cmi5 8.2: the address gives the token once and should not be asked again; a page loaded again has kept it. */
async function fetchToken(url: string): Promise<string | null> {
  const key = `karmashala:token:${url}`
  const known = remembered(key)
  if (known !== null) return known
  try {
    const answer: unknown = await (await fetch(url, { method: 'POST' })).json()
    const token = isRecord(answer) ? answer['auth-token'] : null
    if (typeof token !== 'string') return null
    remember(key, token)
    return token
  } catch {
    return null // as good as an answer without a token
  }
}

function remember(key: string, token: string): void {
  try {
    window.sessionStorage.setItem(key, token)
  } catch {
    // Without storage a reload cannot go on; the first load can.
  }
}

function remembered(key: string): string | null {
  try {
    return window.sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/** cmi5 11.1: a list, the most preferred first. */
function languagesOf(preferences: unknown): string[] {
  const wished = isRecord(preferences) ? preferences['languagePreference'] : null
  return typeof wished === 'string' ? wished.split(',').flatMap((tag) => tag.trim() || []) : []
}

/** An address of the web and nothing that runs. */
const returnAddress = (value: unknown): string | null =>
  typeof value === 'string' && /^https?:\/\//i.test(value) ? value : null
