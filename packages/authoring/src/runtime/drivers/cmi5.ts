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
  return await openXapiSession({
    client,
    write: statementWriter({ ...target, cmi5, startedAt: Date.now() }),
    readOnly: launch['launchMode'] === 'Browse' || launch['launchMode'] === 'Review',
    language: firstLanguage(preferences),
    passMarkPercent: masteryScore === null ? null : masteryScore * 100,
    returnUrl: returnAddress(launch['returnURL']),
  })
}

/** cmi5 8.2: the address gives the token once; a page that is loaded again has to have kept it. */
async function fetchToken(url: string): Promise<string | null> {
  const key = `karmashala:token:${url}`
  try {
    const answer: unknown = await (await fetch(url, { method: 'POST' })).json()
    const token = isRecord(answer) ? answer['auth-token'] : null
    if (typeof token === 'string') {
      remember(key, token)
      return token
    }
  } catch {
    // As good as an answer without a token.
  }
  return remembered(key)
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

const firstLanguage = (preferences: unknown): string | null => {
  const wished = isRecord(preferences) ? preferences['languagePreference'] : null
  return typeof wished === 'string' ? (wished.split(',')[0]?.trim() ?? null) : null
}

/** An address of the web and nothing that runs. */
const returnAddress = (value: unknown): string | null =>
  typeof value === 'string' && /^https?:\/\//i.test(value) ? value : null
