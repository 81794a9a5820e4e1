import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { extractPackage, inspectPackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import { manifest12, packageWith, SCO } from './a-package.ts'
import { aFile, zipOf } from './a-zip.ts'

test('every file arrives below the manifest’s folder with its size and hash', async () => {
  const wrapped = packageWith(manifest12(), ['index.html', 'img\\a.txt']).map((entry) => ({
    ...entry,
    name: `Course/${String(entry.name)}`,
  }))
  const file = await aFile(zipOf([...wrapped, { name: '__MACOSX/x' }, { name: 'readme.txt', content: 'x' }]))
  const stored = new Map<string, Buffer>()

  const { files } = await extractPackage({
    file,
    report: await inspectPackage({ file }),
    write: async (path, content) => void stored.set(path, await buffer(content)),
  })

  expect([...stored.keys()]).toEqual(['imsmanifest.xml', 'index.html', 'img/a.txt'])
  expect(stored.get('index.html')?.toString()).toBe(SCO)
  const sha256 = createHash('sha256').update(SCO).digest('hex')
  expect(files[1]).toEqual({ path: 'index.html', bytes: SCO.length, sha256 })
})

test('a refused package is not unpacked', async () => {
  const file = await aFile(zipOf([...packageWith(manifest12()), { name: '../evil' }]))
  const extracting = extractPackage({ file, report: await inspectPackage({ file }), write: async () => {} })

  await expect(extracting).rejects.toMatchObject({ code: 'refused' })
})

test('an archive exchanged after its inspection is judged again', async () => {
  const report = await inspectPackage({ file: await aFile(zipOf(packageWith(manifest12()))) })
  const file = await aFile(zipOf([...packageWith(manifest12()), { name: '../evil' }]))

  await expect(extractPackage({ file, report, write: async () => {} })).rejects.toMatchObject({
    code: 'damaged',
  })
})

test('unpacking stops at the limit while the storage is still reading', async () => {
  const file = await aFile(
    zipOf([...packageWith(manifest12()), { name: 'a.bin', content: Buffer.alloc(3_000_000, 'ab') }]),
  )
  const report = await inspectPackage({ file })
  let received = 0
  const extracting = extractPackage({
    file,
    report,
    limits: { fileBytes: 1_000_000 },
    write: async (_path, content) => {
      for await (const chunk of content) received += (chunk as Buffer).length
    },
  })

  await expect(extracting).rejects.toMatchObject({ code: 'limit_exceeded' })
  expect(received).toBeLessThan(1_100_000)
})

test('a storage fault reaches the caller as it is', async () => {
  const file = await aFile(
    zipOf([...packageWith(manifest12()), { name: 'a.bin', content: Buffer.alloc(3_000_000, 'ab') }]),
  )
  const report = await inspectPackage({ file })
  const full = () => new Writable({ write: (_chunk, _encoding, done) => done(new Error('bucket is full')) })

  const atOnce = extractPackage({ file, report, write: () => Promise.reject(new Error('bucket is full')) })
  await expect(atOnce).rejects.toThrow('bucket is full')
  const midway = extractPackage({ file, report, write: (_path, content) => pipeline(content, full()) })
  await expect(midway).rejects.toThrow('bucket is full')
})

test('a file that the storage did not read to its end is an error', async () => {
  const file = await aFile(zipOf(packageWith(manifest12())))
  const extracting = extractPackage({ file, report: await inspectPackage({ file }), write: async () => {} })

  await expect(extracting).rejects.toMatchObject({ code: 'invalid_input' })
})
