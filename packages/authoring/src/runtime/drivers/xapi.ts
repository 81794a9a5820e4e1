import { type Connect } from './session.ts'
import { readJson, withSlash, xapiClient } from './xapi-client.ts'
import { openXapiSession } from './xapi-session.ts'
import { statementWriter } from './xapi-statements.ts'

/** A launch by the Tin Can convention: endpoint, auth, actor and more in the address of the page. */
export const connectXapi: Connect = async () => {
  const parameters = new URLSearchParams(window.location.search)
  const endpoint = parameters.get('endpoint')
  const actor = plainAgent(readJson(parameters.get('actor')))
  const activityId = parameters.get('activity_id')
  if (!endpoint || !actor || !activityId) return null
  const target = {
    endpoint: withSlash(endpoint),
    authorization: parameters.get('auth') ?? '',
    actor,
    registration: parameters.get('registration'),
    activityId,
  }
  const write = statementWriter({ ...target, cmi5: null, startedAt: Date.now() })
  const nothing = { readOnly: false, languages: [], passMarkPercent: null, returnUrl: null }
  return await openXapiSession({ ...nothing, client: xapiClient(target), write })
}

/** Older launchers send every property of an agent as a list of one. */
function plainAgent(actor: Record<string, unknown> | null): object | null {
  if (!actor) return null
  const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
  const agent = Object.fromEntries(Object.entries(actor).map(([name, value]) => [name, first(value)]))
  const account = agent['account'] as Record<string, unknown> | undefined
  if (account && 'accountName' in account) {
    agent['account'] = { homePage: account['accountServiceHomePage'], name: account['accountName'] }
  }
  return agent
}
