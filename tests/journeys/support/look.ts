import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve('artifacts/screens')
mkdirSync(folder, { recursive: true })
let count = 0

/** Looks at a page as a person would and as axe does: a screenshot to keep, and no serious or critical violation. */
export async function look(page: Page, name: string): Promise<void> {
  count += 1
  const file = `${String(count).padStart(2, '0')}-${name}.png`
  await page.screenshot({ path: path.join(folder, file), fullPage: true })
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
    )
  expect(grave, `axe on ${name}`).toEqual([])
}
