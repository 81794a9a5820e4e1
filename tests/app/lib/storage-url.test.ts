import { expect, test } from 'vitest'
import { readEnv } from '#app/lib/env.server.ts'
import { parseStorageUrl } from '#app/lib/storage/storage-url.ts'

test('a file URL names a folder, also one with a space and a Hindi name', () => {
  expect(parseStorageUrl('file:///var/lib/karmashala')).toEqual({
    kind: 'folder',
    folder: '/var/lib/karmashala',
  })
  expect(parseStorageUrl('file:///mnt/%E0%A4%AA%E0%A4%BE%E0%A4%A0%20one')).toMatchObject({
    folder: '/mnt/पाठ one',
  })
})

test('an s3 URL names a bucket of Amazon by itself', () => {
  expect(parseStorageUrl('s3://training-files?region=ap-south-1')).toEqual({
    ...{ kind: 'bucket', bucket: 'training-files', prefix: '', region: 'ap-south-1' },
    forcePathStyle: false,
  })
})

test('an s3 URL with an endpoint names a bucket of another store, found by its path', () => {
  const url = 's3://training/files/2026/?endpoint=https://minio.example.org:9000/&region=local-1'
  expect(parseStorageUrl(url)).toEqual({
    ...{ kind: 'bucket', bucket: 'training', prefix: 'files/2026', region: 'local-1' },
    endpoint: 'https://minio.example.org:9000',
    forcePathStyle: true,
  })
  expect(parseStorageUrl(`${url}&forcePathStyle=false`)).toMatchObject({ forcePathStyle: false })
})

test.each([
  ['/var/lib/karmashala', 'must start with file: or s3:'],
  ['https://bucket.s3.amazonaws.com', 'must start with file: or s3:'],
  ['file:data', 'must name a folder by its whole path, as in file:///var/lib/karmashala'],
  ['file://server/share', 'must name a folder by its whole path, as in file:///var/lib/karmashala'],
  ['file:///data?region=x', 'takes no parameters after a folder'],
  ['file:///data/%zz', 'holds an escape that is not one'],
  ['s3://', 'must name a bucket of 3 to 63 small letters, digits, dots and hyphens: s3://bucket/prefix'],
  ['s3:bucket', 'must name a bucket of 3 to 63 small letters, digits, dots and hyphens: s3://bucket/prefix'],
  [
    's3://My_Bucket',
    'must name a bucket of 3 to 63 small letters, digits, dots and hyphens: s3://bucket/prefix',
  ],
  [
    's3://key:secret@bucket',
    'must not hold keys; they belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ],
  ['s3://bucket?regoin=x', 'does not take regoin; it takes region, endpoint and forcePathStyle'],
  ['s3://bucket?region=Mumbai!', 'names a region that is none; one looks like ap-south-1'],
  [
    's3://bucket?endpoint=minio:9000',
    'names an endpoint that is not an address such as https://minio.example.org',
  ],
  ['s3://bucket?forcePathStyle=yes', 'takes true or false for forcePathStyle'],
  ['s3://bucket/a//b', 'has a prefix that is not a plain path'],
  ['s3://bucket/%2e%2e%2fb', 'has a prefix that is not a plain path'],
])('the process does not start with STORAGE_URL=%s and says why', (url, fault) => {
  expect(() => readEnv({ STORAGE_URL: url })).toThrow(`STORAGE_URL ${fault}.`)
})
