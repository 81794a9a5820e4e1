import { fileURLToPath } from 'node:url'
import { Recorder } from './recorder.ts'
import { recordMeilisearch, recordStripe } from './recorder-http.ts'
import { startRecordingProxy } from './recording-proxy.ts'
import { startStripeShadow } from './recording-shadow.ts'
import { stripeMismatches } from './recording-stripe.ts'
import { outsideScope } from './scope/compare-scope.ts'
import { reportScope } from './scope/report-scope.ts'
import { routesOf, writtenScopes } from './scope/written-scopes.ts'

type Recorded = {
  meilisearch: { url: string }
  stripe: { apiBase: string }
  /** A stripe-mock that is shown every request, if there is one. */
  stripeMock: string | null
}

export type Recording = {
  meilisearchUrl: string
  stripeUrl: string
  /** Ends the recording; what it answers with is wrong, in words. A whole run also leaves a report in `artifacts`. */
  finish(run: { isWhole: boolean }): Promise<string[]>
}

/** Stands between the tests and the servers, and writes down what passes. */
export async function startRecording(servers: Recorded, folder: string): Promise<Recording> {
  const scopes = writtenScopes()
  const recorder = new Recorder()
  const differences = new Set<string>()
  const shadow = servers.stripeMock ? startStripeShadow(servers.stripeMock) : null

  const meilisearch = await startRecordingProxy(servers.meilisearch.url, (exchange) =>
    recordMeilisearch(recorder, routesOf(scopes['meilisearch']), exchange),
  )
  const stripe = await startRecordingProxy(servers.stripe.apiBase, (exchange) => {
    recordStripe(recorder, routesOf(scopes['stripe']), exchange)
    for (const difference of stripeMismatches(exchange)) differences.add(difference)
    shadow?.follow(exchange)
  })

  return {
    meilisearchUrl: meilisearch.url,
    stripeUrl: stripe.url,
    async finish({ isWhole }) {
      await Promise.all([meilisearch.close(), stripe.close()])
      recorder.readFrom(folder)
      const used = recorder.used()
      if (isWhole) reportScope(fileURLToPath(new URL('../../artifacts', import.meta.url)), used, scopes)
      return [
        ...listed(
          'Used, but not in the written scope (packages/embedded/src/*/SCOPE.md):',
          outsideScope(used, scopes),
        ),
        ...listed('Not as Stripe declares it:', [...differences]),
        ...listed('Refused by stripe-mock:', (await shadow?.refusals()) ?? []),
      ]
    },
  }
}

const listed = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? [title, ...lines.sort().map((line) => `  ${line}`)] : []
