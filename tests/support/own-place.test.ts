import { expect, test } from 'vitest'
import { ownStorage, withMonitoring } from './own-place.ts'

test('every worker has a folder or prefix of its own below the configured storage', () => {
  expect(ownStorage(undefined, 'test_1')).toBeUndefined()
  expect(ownStorage('file:///var/files/', 'test_1')).toBe('file:///var/files/test_1')
  expect(ownStorage('s3://bucket/some/prefix?region=ap-south-1', 'test_1')).toBe(
    's3://bucket/some/prefix/test_1?region=ap-south-1',
  )
  expect(ownStorage('s3://bucket', 'test_1')).toBe('s3://bucket/test_1')
})

test('an address of MongoDB keeps its options when the recorder is added', () => {
  expect(withMonitoring('mongodb://127.0.0.1:1')).toBe('mongodb://127.0.0.1:1/?monitorCommands=true')
  expect(withMonitoring('mongodb://a:1,b:2/?replicaSet=rs')).toBe(
    'mongodb://a:1,b:2/?replicaSet=rs&monitorCommands=true',
  )
  expect(withMonitoring('mongodb+srv://u:p@example.org/db')).toBe(
    'mongodb+srv://u:p@example.org/db?monitorCommands=true',
  )
})
