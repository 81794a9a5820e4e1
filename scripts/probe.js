// Ends with 0 when the process of this container is ready: for the health check of a container, which has no curl.
const port = process.env.PROBE_PORT ?? process.env.PORT ?? '3000'
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4_000) })
  process.exitCode = answer.ok ? 0 : 1
} catch {
  process.exitCode = 1
}
