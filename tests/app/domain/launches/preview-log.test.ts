import { emptyHealth, type LogPart } from '@karmashala/player'
import { type LaunchClaims } from '@karmashala/player/server'
import { randomUUID } from 'node:crypto'
import { Types } from 'mongoose'
import { PreviewSession } from '#app/domain/launches/preview-session.model.server.ts'
import { savePreviewLog } from '#app/domain/launches/save-preview-log.server.ts'
import { expect, test } from '#tests/support/db.ts'

const claims = {
  learnerId: String(new Types.ObjectId()),
  packageId: String(new Types.ObjectId()),
  itemId: 'lesson-1',
} as LaunchClaims

const aPart = (values: Partial<LogPart> = {}): LogPart => ({
  session: randomUUID(),
  startedAt: Date.now(),
  from: 0,
  calls: [{ at: 1, call: 'Initialize', element: '', value: '', answer: 'true', error: '0', took: 1 }],
  ...values,
})

const save = async (part: LogPart) => await savePreviewLog({ claims, part, health: emptyHealth() })

test.each([8.64e15 + 1, Number.MAX_SAFE_INTEGER, Date.now() + 1_000_000_000])(
  'content cannot date its log into the future (%i), where it would hide all later ones',
  async (startedAt) => {
    await save(aPart({ startedAt }))
    const stored = await PreviewSession.findOne().lean()
    expect(stored?.startedAt.getTime()).toBeLessThanOrEqual(Date.now())
  },
)

test('content that names a new session at every call does not fill the database', async () => {
  for (let n = 0; n < 30; n += 1) await save(aPart({ startedAt: 1_000_000 + n }))
  const kept = await PreviewSession.find().sort({ startedAt: -1 }).lean()
  expect(kept).toHaveLength(10)
  expect(kept[0]?.startedAt.getTime()).toBe(1_000_029)
})
