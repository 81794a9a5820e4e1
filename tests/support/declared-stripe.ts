import { expect, onTestFinished } from 'vitest'
import { startRecordingProxy } from './recording-proxy.ts'
import { stripeMismatches } from './recording-stripe.ts'

type Running = { apiBase: string; port: number; close(): Promise<void> }

/**
 * The same server with everything that passes held against Stripe's declarations; the test fails at its end when
 * something differs. With `mayTryAnything`, requests that the server refuses may be wrong.
 */
export async function heldToDeclarations<S extends Running>(
  server: S,
  options: { mayTryAnything?: boolean } = {},
): Promise<S> {
  const problems = new Set<string>()
  const proxy = await startRecordingProxy(server.apiBase, (exchange) => {
    for (const problem of stripeMismatches(exchange, options)) problems.add(problem)
  })
  const close = async () => {
    await proxy.close()
    await server.close()
  }
  onTestFinished(async () => {
    await proxy.close()
    expect([...problems], 'differs from what Stripe declares').toEqual([])
  })
  return { ...server, apiBase: proxy.url, port: proxy.port, close }
}
