import {
  applyCommit,
  emptyAttempt,
  launchState,
  packageLabel,
  packageOrigin,
  PLAYER_ALLOW,
  PLAYER_SANDBOX,
  type AttemptState,
  type LaunchItem,
} from '@karmashala/player'
import { createContentRouter, signLaunchToken } from '@karmashala/player/server'
import express from 'express'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { dispatchByHost, refuseCrossSite } from '#app/server/hosts.server.ts'

const SECRET = 'a secret of the journey'
const ITEM: LaunchItem = {
  ...{ scormType: 'sco', masteryScore: null, maxTimeAllowed: null, timeLimitAction: null },
  ...{ dataFromLms: null, scaledPassingScore: null, completionThreshold: null, objectives: [] },
}

/** An app and a content origin as the product has them, over packages a test brings: no database, no build. */
export type ContentHouse = {
  appOrigin: string
  /** Attempts by name; the learner of an attempt has the same name. */
  states: Map<string, AttemptState>
  /** What the session API of the app was made to do. */
  appWrites: string[]
  /** While true no commit is stored: the server is in trouble. */
  isOutOfOrder: boolean
  /** A page of the app with the package in its player. */
  playUrl(packageId: string, attempt: string): string
  tokenFor(packageId: string, attempt: string): string
  originOf(packageId: string): string
  close(): Promise<void>
}

let built: Promise<string> | undefined

export async function openContentHouse(
  packages: Record<string, Record<string, string>>,
  { hostPerPackage = true } = {},
): Promise<ContentHouse> {
  const port = await freePort()
  const appOrigin = `http://lms.localhost:${port}`
  const contentOrigin = `http://${hostPerPackage ? '*.' : ''}content.lms.localhost:${port}`
  const playerAssetsDir = await (built ??= buildPlayer())
  const labelOf = (packageId: string) =>
    packageLabel(contentOrigin, createHash('sha256').update(packageId).digest('hex'))
  const originOf = (packageId: string) => packageOrigin(contentOrigin, labelOf(packageId))
  const tokenFor = (packageId: string, attempt: string) =>
    signLaunchToken(
      {
        ...{ launchId: 'launch', attemptId: attempt, learnerId: attempt, packageId, itemId: 'item' },
        ...{ packageLabel: labelOf(packageId), mode: 'normal' },
      },
      SECRET,
      3600,
    )
  const house: ContentHouse = {
    ...{ appOrigin, states: new Map(), appWrites: [], isOutOfOrder: false, originOf, tokenFor },
    playUrl: (packageId, attempt) => `${appOrigin}/play/${packageId}/${attempt}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const stateOf = (attempt: string) => house.states.get(attempt) ?? emptyAttempt('scorm12')

  const content = createContentRouter({
    ...{ secret: SECRET, appOrigin, contentOrigin, playerAssetsDir },
    loadLaunch: ({ attemptId, mode }) =>
      Promise.resolve({
        ...launchState(
          stateOf(attemptId),
          ITEM,
          { id: attemptId, name: 'Namoona, Asha', language: 'en' },
          mode,
        ),
        ...{ title: 'An imagined lesson', language: 'en', path: 'index.html' },
      }),
    saveCommit: ({ attemptId, mode }, commit) => {
      if (house.isOutOfOrder) return Promise.reject(new Error('The database is away.'))
      const applied = applyCommit(stateOf(attemptId), commit, { item: ITEM, mode })
      house.states.set(attemptId, applied.state)
      return Promise.resolve(applied)
    },
    openFile: (packageId, file) => {
      const text = packages[packageId]?.[file]
      if (text === undefined) return Promise.resolve(null)
      const bytes = Buffer.from(text)
      return Promise.resolve({ stream: Readable.from([bytes]), size: bytes.length, totalSize: bytes.length })
    },
  })
  const server = createHttpServer(
    express().use(dispatchByHost({ appOrigin, contentOrigin }, appPages(house), content)),
  ).listen(port)
  await new Promise((resolve) => server.once('listening', resolve))
  return house
}

function appPages(house: ContentHouse): express.Router {
  const app = express.Router()
  app.use(refuseCrossSite({ appOrigin: house.appOrigin }))
  app.get('/session', (request, response) => void response.json({ cookies: request.headers.cookie ?? '' }))
  app.post('/session', (_request, response) => {
    house.appWrites.push('session')
    response.json({})
  })
  app.get('/play/:packageId/:attempt', (request, response) => {
    const { packageId, attempt } = request.params
    const search = request.query['in'] === 'window' ? '?in=window' : ''
    const url = `${house.originOf(packageId)}/launch/${house.tokenFor(packageId, attempt)}/${search}`
    response.cookie('session', 'the-secret-of-the-session', { httpOnly: true, sameSite: 'lax' })
    response.cookie('readable', 'by-scripts-of-the-app', { sameSite: 'lax' })
    response.type('html').send(
      `<!doctype html><title>The app</title><script>
         window.heard = []
         addEventListener('message', ({ data }) => heard.push(data.event))
       </script>
       <iframe src="${url}" sandbox="${PLAYER_SANDBOX}" allow="${PLAYER_ALLOW}"></iframe>`,
    )
  })
  return app
}

/** The scripts of the player as they are now, built once in a folder of their own. */
async function buildPlayer(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'karmashala-player-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const args = ['node_modules/vite/bin/vite.js', 'build', '-c', 'packages/player/vite.config.ts']
  await promisify(execFile)(process.execPath, [...args, '--outDir', folder, '--logLevel', 'error'])
  return folder
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
