import { type AttemptState, type Commit } from '@karmashala/player'
import express from 'express'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { jobHandlers } from '#app/jobs.server.ts'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { runNextJob } from '#app/lib/jobs.server.ts'
import { createContentOrigin } from '#app/server/content-origin.server.ts'
import { type TestEnrolment } from '#tests/support/factories/learning.ts'

/** The content origin as it runs, on a port of its own. */
export async function aContentOrigin(): Promise<string> {
  const playerAssetsDir = await mkdtemp(path.join(tmpdir(), 'player-'))
  for (const standard of ['scorm12', 'scorm2004'])
    await writeFile(path.join(playerAssetsDir, `${standard}.js`), 'export {}')
  const server = createServer(express().use(createContentOrigin({ playerAssetsDir }))).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await rm(playerAssetsDir, { recursive: true, force: true })
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The token of a launch of one item; the first of the course unless said otherwise. */
export async function aLaunch(
  { learner, enrolmentId, moduleIds }: TestEnrolment,
  { moduleId = moduleIds[0] ?? '', itemId = 'lesson-1' } = {},
): Promise<string> {
  const { launchUrl } = await launchItem({ actor: learner, enrolmentId, moduleId, itemId })
  return tokenOf(launchUrl)
}

export const tokenOf = (launchUrl: string | null): string =>
  new URL(launchUrl ?? '').pathname.split('/')[2] ?? ''

/** What the player sends: complete, and the first of its page, unless said otherwise. */
export const aCommit = (cmi: Record<string, string>, values: Partial<Commit> = {}): Commit => ({
  session: randomUUID(),
  startedAt: Date.now(),
  sequence: 1,
  base: null,
  baseVersion: 0,
  cmi,
  elapsedInSeconds: 0,
  terminated: false,
  closing: false,
  ...values,
})

type Answer = { status: number; body: { result: boolean; reason?: string; token?: string; status?: unknown } }

export async function sendCommit(origin: string, token: string, commit: Commit): Promise<Answer> {
  const response = await fetch(`${origin}/launch/${token}/commits`, {
    method: 'POST',
    body: JSON.stringify(commit),
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

/** Does what commits have queued. */
export async function runJobs(): Promise<void> {
  while (await runNextJob(jobHandlers));
}

/** What the database holds about the learner's attempt at an item. */
export async function storedState(enrolmentId: string, itemId = 'lesson-1'): Promise<AttemptState> {
  const attempt = await Attempt.findOne({ enrolmentId, itemId }).lean()
  if (!attempt) throw new Error('There is no such attempt.')
  return fromStored(attempt.state)
}
