import { spawnEmbedded } from '@karmashala/embedded/server'
import mongoose from 'mongoose'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '#app/backup/back-up.server.ts'
import { runBackup, runRestore } from '#app/backup/command-line.server.ts'
import { restore } from '#app/backup/restore.server.ts'
import { readEnv, type Env } from '#app/lib/env.server.ts'
import { aFolder } from '#tests/app/backup/places.ts'

// Nothing is configured here: the databases are the embedded ones of a data folder.

const JOURNAL = '{"format":"journal"}\n{"id":"cus_1"}\n'

const envOf = (folder: string): Env => readEnv({ DATA_DIR: folder })

async function anEmbeddedDatabase(folder: string) {
  const child = await spawnEmbedded({ services: ['mongo'], dataDir: path.join(folder, 'embedded') })
  const client = new mongoose.mongo.MongoClient(child.mongo?.uri ?? '')
  const close = async () => {
    await client.close()
    await child.close()
  }
  onTestFinished(close)
  return { courses: client.db('karmashala').collection('courses'), close }
}

async function aDataFolder() {
  const folder = await aFolder()
  const database = await anEmbeddedDatabase(folder)
  await database.courses.insertOne({ slug: 'leave-rules' })
  await database.courses.createIndex({ slug: 1 }, { unique: true })
  await mkdir(path.join(folder, 'storage', 'packages'), { recursive: true })
  await writeFile(path.join(folder, 'storage', 'packages', 'a.html'), 'a')
  await mkdir(path.join(folder, 'embedded', 'stripe'), { recursive: true })
  await writeFile(path.join(folder, 'embedded', 'stripe', 'journal.jsonl'), JOURNAL)
  return { folder, ...database }
}

test('a backup is made beside the running app and without it, and a restore waits until it is stopped', async () => {
  const { folder, courses, close } = await aDataFolder()
  const files = await aFolder()
  const online = path.join(files, 'online.tar.gz')
  const offline = path.join(files, 'offline.tar.gz')
  const back = (file: string) => backUp({ env: envOf(folder), file, appVersion: '0' })

  await back(online)
  await expect(restore({ env: envOf(folder), file: online, replace: true })).rejects.toThrow(
    /^Karmashala is running on .* \(process \d+\): stop it first\.$/,
  )
  expect(await courses.countDocuments()).toBe(1)
  await close()
  await back(offline)

  for (const file of [online, offline]) {
    const target = await aFolder()
    await restore({ env: envOf(target), file })
    expect(await readFile(path.join(target, 'storage', 'packages', 'a.html'), 'utf8')).toBe('a')
    expect(await readFile(path.join(target, 'embedded', 'stripe', 'journal.jsonl'), 'utf8')).toBe(JOURNAL)
    const restored = await anEmbeddedDatabase(target)
    expect(await restored.courses.countDocuments({ slug: 'leave-rules' })).toBe(1)
    await expect(restored.courses.insertOne({ slug: 'leave-rules' })).rejects.toMatchObject({ code: 11000 })
    await restored.close()
  }
}, 60_000)

test('a data folder in which there never was a database is not made into one', async () => {
  const folder = await aFolder()
  const file = path.join(await aFolder(), 'backup.tar.gz')
  await expect(backUp({ env: envOf(folder), file, appVersion: '0' })).rejects.toThrow(
    `There is no database in ${folder} and MONGODB_URI is not set.`,
  )
  expect(await readdir(folder)).toEqual([])
})

test('a database that does not answer is said not to', async () => {
  const env = readEnv({
    MONGODB_URI: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200',
    DATA_DIR: await aFolder(),
  })
  const file = path.join(await aFolder(), 'backup.tar.gz')
  await expect(backUp({ env, file, appVersion: '0' })).rejects.toThrow(
    /^The database does not answer: .*ECONNREFUSED/,
  )
})

const UNCONFIGURED = {
  MONGODB_URI: '',
  MEILI_URL: '',
  STRIPE_SECRET_KEY: '',
  STRIPE_API_BASE: '',
  STORAGE_URL: '',
}

/** A command as it is typed, in a folder and with only these variables. */
async function typed(cwd: string, script: string, args: string[], env: Record<string, string>) {
  const command = spawn(process.execPath, [path.resolve('scripts', script), '--prepared', ...args], {
    cwd,
    env: { ...process.env, ...UNCONFIGURED, INIT_CWD: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, error, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'exit') as Promise<[number]>,
  ])
  return { code, out, error }
}

test('the commands take file names from where they are typed, say what they did and end with a code', async () => {
  const { folder, close } = await aDataFolder()
  await close()
  const here = await aFolder()
  const target = await aFolder()

  const backup = await typed(here, 'backup.js', [], { DATA_DIR: folder })
  const [name = ''] = await readdir(here)
  const restored = await typed(here, 'restore.js', [name], { DATA_DIR: target })
  const twice = await typed(here, 'restore.js', [name], { DATA_DIR: target })

  expect(name).toMatch(/^karmashala-\d{8}-\d{6}\.tar\.gz$/)
  expect(backup).toMatchObject({ code: 0, error: '' })
  expect(backup.out).toMatch(
    /: 1 documents in 1 collections, 1 files of 1 bytes; \d+ bytes, sha256 [0-9a-f]{64}\n$/,
  )
  expect(restored).toMatchObject({ code: 0, error: '' })
  expect(restored.out).toMatch(
    /Restored and counted: 1 documents in 1 collections, 1 files of 1 bytes\. Everybody signs in again\.\n$/,
  )
  expect(twice).toMatchObject({ code: 1, error: expect.stringContaining('is not empty') as string })
}, 60_000)

test.each([
  [runBackup, ['a', 'b'], 'One file is enough. Usage: npm run backup [-- FILE]'],
  [runBackup, ['--fast'], "Unknown option '--fast'. Usage: npm run backup [-- FILE]"],
  [runRestore, [], 'Name the file to restore from. Usage: npm run restore -- FILE [--replace]'],
  [runRestore, ['a', 'b'], 'Name the file to restore from. Usage: npm run restore -- FILE [--replace]'],
])('%o with %j is answered with how it is meant', async (run, args, sentence) => {
  await expect(run({ args, cwd: '/', appVersion: '0' })).rejects.toThrow(sentence)
})

test('a backup that is stopped leaves nothing behind', async () => {
  const { folder, close } = await aDataFolder()
  await close()
  await writeFile(path.join(folder, 'storage', 'packages', 'video.mp4'), Buffer.alloc(300_000_000))
  const here = await aFolder()
  const command = spawn(process.execPath, [path.resolve('scripts/backup.js'), '--prepared', 'b.tar.gz'], {
    cwd: here,
    env: { ...process.env, ...UNCONFIGURED, INIT_CWD: here, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors = text(command.stderr)
  const exit = once(command, 'exit')
  for await (const chunk of command.stdout) if (String(chunk).includes('Storage')) break
  command.kill('SIGTERM')

  expect(await exit).toEqual([1, null])
  expect(await errors).toBe('Stopped by SIGTERM.\n')
  expect(await readdir(here)).toEqual([])
}, 60_000)
