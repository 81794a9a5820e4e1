import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.js'

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.test.ts',
  fullyParallel: false,
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  outputDir: 'artifacts/playwright',
  reporter: [['list'], ['json', { outputFile: 'artifacts/journeys.json' }]],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
