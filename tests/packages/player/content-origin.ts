import {
  applyCommit,
  emptyAttempt,
  launchState,
  type AttemptState,
  type LaunchCommit,
} from '@karmashala/player'
import {
  createContentRouter,
  signLaunchToken,
  type ByteRange,
  type ContentRouterOptions,
  type NewLaunch,
  type OpenedFile,
} from '@karmashala/player/server'
import express from 'express'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { aCommit, aLearner, anItem } from './attempts.ts'

export const SECRET = 'test secret'
export const APP_ORIGIN = 'https://app.example'

const PACKAGE: Record<string, string> = {
  'index.html': '<p>Hello</p>',
  'media/clip.mp4': '0123456789',
  'data/पाठ 1#2.txt': 'named in Hindi',
  'lib/script.js': '1',
  'tool.unknown': '?',
}

/** A content origin over one small package, with the commits it stored. */
export async function aContentOrigin(options: Partial<ContentRouterOptions> = {}) {
  const stored = {
    state: emptyAttempt('scorm12') as AttemptState,
    commits: [] as LaunchCommit[],
    asked: [] as string[],
  }
  const playerAssetsDir = await mkdtemp(path.join(tmpdir(), 'player-'))
  await writeFile(path.join(playerAssetsDir, 'scorm12.js'), 'export {}')
  const app = express()
  app.use(
    createContentRouter({
      secret: SECRET,
      appOrigin: APP_ORIGIN,
      playerAssetsDir,
      loadLaunch: ({ mode }) =>
        Promise.resolve({
          ...launchState(stored.state, anItem(), aLearner, mode),
          title: 'Safety </script><b>first</b>',
          language: 'hi',
          path: 'data/पाठ 1#2.txt',
          parameters: '?lang=hi',
        }),
      saveCommit: ({ mode }, commit) => {
        const applied = applyCommit(stored.state, commit, { item: anItem(), mode })
        stored.state = applied.state
        stored.commits.push(commit)
        return Promise.resolve(applied)
      },
      openFile: (packageId, file, range) => {
        stored.asked.push(`${packageId}:${file}`)
        return Promise.resolve(packageId === 'package-1' ? openText(PACKAGE[file], range) : null)
      },
      ...options,
    }),
  )
  const server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port, stored }
}

export function aToken(values: Partial<NewLaunch> = {}, expiresInSeconds = 60): string {
  const launch = {
    launchId: 'launch-1',
    attemptId: 'attempt-1',
    learnerId: 'learner-1',
    packageId: 'package-1',
    itemId: 'item-1',
    mode: 'normal' as const,
  }
  return signLaunchToken({ ...launch, ...values }, SECRET, expiresInSeconds)
}

/** The body of a first commit. */
export function aCommitBody(cmi: Record<string, string>, values: Partial<LaunchCommit> = {}): string {
  const {
    launchId: _launchId,
    launchedAt: _launchedAt,
    receivedAt: _receivedAt,
    ...body
  } = aCommit({ cmi, ...values })
  return JSON.stringify(body)
}

/** Asks for a path exactly as it is written; fetch would resolve its dots first. */
export async function getRaw(port: number, rawPath: string): Promise<{ status: number; body: string }> {
  return await new Promise((resolve, reject) => {
    const asking = httpRequest({ port, host: '127.0.0.1', path: rawPath }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asking.on('error', reject).end()
  })
}

function openText(text: string | undefined, range: ByteRange | undefined): OpenedFile | null {
  if (text === undefined) return null
  const bytes = Buffer.from(text)
  const start = !range ? 0 : 'start' in range ? range.start : Math.max(0, bytes.length - range.suffixLength)
  const end = range && 'end' in range ? range.end : undefined
  const part = bytes.subarray(start, end === undefined ? undefined : end + 1)
  return {
    stream: Readable.from([part]),
    size: part.length,
    totalSize: bytes.length,
    etag: `"${bytes.length}"`,
  }
}
