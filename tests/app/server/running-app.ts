import { type ServerBuild } from '@remix-run/node'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import * as entry from '#app/entry.server.tsx'
import { log } from '#app/lib/log.server.ts'
import * as root from '#app/root.tsx'
import * as splat from '#app/routes/$.tsx'
import * as activation from '#app/routes/activate.$token.tsx'
import * as catalogue from '#app/routes/catalogue.tsx'
import * as people from '#app/routes/people._index.tsx'
import * as signIn from '#app/routes/sign-in.tsx'
import * as verification from '#app/routes/verify.$code.tsx'
import { createContentOrigin } from '#app/server/content-origin.server.ts'
import { createApp } from '#app/server/create-app.server.ts'
import { createProbes, type Lifecycle } from '#app/server/probes.server.ts'

const broken = {
  loader: () => {
    throw new Error('the price of person@example.org is missing')
  },
  default: () => null,
}

const PAGES = {
  '*': splat,
  'activate/:token': activation,
  catalogue,
  people,
  'sign-in': signIn,
  'verify/:code': verification,
  'broken/:courseId': broken,
}

const inManifest = (id: string, path: string | undefined) => ({
  ...{ id, path, parentId: id === 'root' ? undefined : 'root', module: `/${id}.js` },
  ...{ hasLoader: true, hasAction: true, hasErrorBoundary: id === 'root' },
  ...{ hasClientAction: false, hasClientLoader: false },
})

/** Some of the pages, served as the build serves all of them. */
function someOfTheBuild(): ServerBuild {
  const routes: Record<string, object> = { root: { id: 'root', path: '', module: root } }
  for (const [path, module] of Object.entries(PAGES)) {
    routes[path] = { id: path, path, parentId: 'root', module }
  }
  const build = {
    mode: 'production',
    entry: { module: entry },
    routes,
    assets: {
      version: '1',
      url: '/manifest.js',
      entry: { module: '/entry.js', imports: [] },
      routes: Object.fromEntries([
        ['root', inManifest('root', '')],
        ...Object.keys(PAGES).map((path) => [path, inManifest(path, path)]),
      ]) as object,
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_singleFetch: true,
      v3_relativeSplatPath: true,
      v3_fetcherPersist: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  }
  return build as unknown as ServerBuild
}

type Running = { origin: string; lifecycle: Lifecycle }
type Options = { trustedProxies?: number; metricsToken?: string }

/** The HTTP face of the process on a port of its own, under the names the product has in tests. */
export async function aRunningApp({ trustedProxies = 0, metricsToken }: Options = {}): Promise<Running> {
  const lifecycle: Lifecycle = { phase: 'serving' }
  const server = createServer((request, response) => app(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const build = someOfTheBuild()
  const app = createApp({
    appOrigin: `http://127.0.0.1:${port}`,
    contentOrigin: `http://localhost:${port}`,
    trustedProxies,
    probes: createProbes({ lifecycle, metricsToken }),
    content: createContentOrigin({ playerAssetsDir: 'build/player' }),
    clientDir: 'public',
    loadBuild: () => Promise.resolve(build),
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${port}`, lifecycle }
}

type Line = Record<string, unknown> & { msg: string; level: number; requestId?: string }

/** What is written to the log from now on, until the test ends. */
export function captureLog(level: 'debug' | 'info' = 'info'): { text(): string; lines(): Line[] } {
  const written: string[] = []
  const stream = log as unknown as Record<symbol, { write(line: string): void }>
  const before = { stream: stream[pino.symbols.streamSym], level: log.level }
  stream[pino.symbols.streamSym] = { write: (line) => void written.push(line) }
  log.level = level
  onTestFinished(() => {
    if (before.stream) stream[pino.symbols.streamSym] = before.stream
    log.level = before.level
  })
  return {
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Line),
  }
}
