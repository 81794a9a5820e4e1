import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ORDER_STATUSES } from '#app/domain/orders/order.schema.ts'
import admin from '#app/locales/en/admin.json'

const files = readdirSync('app/domain', { recursive: true })
  .map((name) => path.join('app/domain', String(name)))
  .filter((file) => file.endsWith('.server.ts'))

/** What the domain writes into the audit log, read from its source. */
const recorded = files
  .map((file) => readFileSync(file, 'utf8'))
  .filter((source) => source.includes('recordAudit') || source.includes('changeDraft('))
  .flatMap((source) =>
    [...source.matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action ?? ''),
  )
  .filter(
    (action) =>
      !/^(member\.manage|official\.appoint|order\.(accept|cancel|place|raise|sanction))$/.test(action),
  )

test('the auditor reads every recorded action in words', () => {
  const fromStatuses = ORDER_STATUSES.map((status) => `order.${status}`)
  const named = Object.keys(admin.audit.actions)
  const missing = [...recorded, ...fromStatuses].filter(
    (action) => !named.includes(action.replaceAll('.', '_')),
  )
  expect(recorded.length).toBeGreaterThan(20)
  expect([...new Set(missing)]).toEqual([])
})
