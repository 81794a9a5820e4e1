import { expect, test } from 'vitest'
import { ConfigurationError, readEnv } from '#app/lib/env.server.ts'

test('without any variable it runs on port 3000 with two hosts and the demonstration', () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    APP_ORIGIN: 'http://localhost:3000',
    CONTENT_ORIGIN: 'http://content.localhost:3000',
    DATA_DIR: './data',
    SEED: 'demo',
  })
})

test('the origins follow the port unless they are given', () => {
  expect(readEnv({ PORT: '4100', APP_ORIGIN: 'https://learn.example.org' })).toMatchObject({
    APP_ORIGIN: 'https://learn.example.org',
    CONTENT_ORIGIN: 'http://content.localhost:4100',
  })
})

test('the content origin may give every package a host of its own', () => {
  expect(readEnv({ CONTENT_ORIGIN: 'https://*.content.example.org' })).toMatchObject({
    CONTENT_ORIGIN: 'https://*.content.example.org',
  })
})

test.each([
  [{ PORT: 'eighty' }, 'PORT must be a number.'],
  [{ PORT: '70000' }, 'PORT must be from 1 to 65535.'],
  [{ APP_ORIGIN: 'http://localhost:3000/app' }, /^APP_ORIGIN must be an origin/],
  [{ CONTENT_ORIGIN: 'content' }, /^CONTENT_ORIGIN must be an origin/],
  [{ APP_ORIGIN: 'https://*.example.org' }, 'APP_ORIGIN must be one host'],
  [
    { APP_ORIGIN: 'https://learn.content.example.org', CONTENT_ORIGIN: 'https://*.content.example.org' },
    'CONTENT_ORIGIN must be another host than APP_ORIGIN',
  ],
  [{ MONGODB_URI: 'localhost:27017' }, /^MONGODB_URI must start with mongodb:/],
  [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET must be at least 32 characters.'],
  [{ STRIPE_SECRET_KEY: 'sk_test_1' }, /^STRIPE_WEBHOOK_SECRET must be set/],
  [{ STRIPE_SECRET_KEY: 'pk_test_1' }, 'STRIPE_SECRET_KEY must be a Stripe secret or restricted key.'],
  [{ NODE_ENV: 'staging' }, 'NODE_ENV must be development, test or production.'],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/],
  [{ WORKER: 'elsewhere' }, 'WORKER must be here or separate.'],
  [{ WORKER_PORT: '0' }, 'WORKER_PORT must be from 1 to 65535.'],
  [{ JOBS_CONCURRENCY: '0' }, 'JOBS_CONCURRENCY must be from 1 to 32.'],
  [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must be at least 16 characters.'],
  [{ DRAIN_SECONDS: '100' }, 'DRAIN_SECONDS must be from 0 to 60.'],
])('%o is refused in one sentence', (environment, sentence) => {
  expect(() => readEnv(environment)).toThrow(ConfigurationError)
  expect(() => readEnv(environment)).toThrow(sentence)
})

test('packages may not be served from the host of the app', () => {
  const environment = { APP_ORIGIN: 'http://localhost:3000', CONTENT_ORIGIN: 'http://localhost:3001' }
  expect(() => readEnv(environment)).toThrow(/another host than APP_ORIGIN/)
})

test('production names its servers and keys, and gets no demonstration accounts', () => {
  expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(/^MONGODB_URI must be set in production/)
  expect(readEnv({ NODE_ENV: 'production', EMBEDDED_IN_PRODUCTION: 'yes' }).SEED).toBe('none')
})

test('a demonstration listens to this machine only, a named site to the network, and HOST decides otherwise', () => {
  expect(readEnv({}).HOST).toBe('127.0.0.1')
  expect(readEnv({ APP_ORIGIN: 'http://lms.localhost:3000' }).HOST).toBe('127.0.0.1')
  expect(readEnv({ APP_ORIGIN: 'https://learn.example.org' }).HOST).toBe('::')
  expect(readEnv({ HOST: '0.0.0.0' }).HOST).toBe('0.0.0.0')
})
