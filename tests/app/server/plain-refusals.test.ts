import express from 'express'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { limitArrival } from '#app/server/arrival.server.ts'
import { COURSE_UPLOAD, PACKAGE_UPLOAD } from '#app/server/create-app.server.ts'
import { answerFailures, refuseOtherMethods } from '#app/server/plain-refusals.server.ts'

async function withApp(use: (port: number) => Promise<void>): Promise<void> {
  const app = express()
  app.use(limitArrival({ streams: /^\/upload$/, withinMs: 100 }))
  app.use(refuseOtherMethods)
  app.all('*', (request, response) => void request.resume().once('end', () => response.send('read')))
  app.use(answerFailures)
  const server = createServer(app)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await use((server.address() as AddressInfo).port)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('an address with a broken escape is refused without a stack trace', async () => {
  await withApp(async (port) => {
    const response = await fetch(`http://127.0.0.1:${port}/courses/%E0%A4%A`)
    expect(response.status).toBe(400)
    expect(await response.text()).toBe('This request could not be understood.\n')
  })
})

test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('the method %s is refused', async (method) => {
  await withApp(async (port) => {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST')
  })
})

test('a package is taken in piece by piece, with and without a script', () => {
  const course = '/provide/courses/64b7f0c2a1d3e4f5a6b7c8d9'
  const upload = '/package/uploads/74b7f0c2a1d3e4f5a6b7c8d9'
  for (const path of ['/package', '/package.data', '/package/uploads', upload]) {
    expect(PACKAGE_UPLOAD.test(course + path), path).toBe(true)
  }
  for (const path of ['/details', '/package/uploads/more', '/package/discarding', '/tags/package']) {
    expect(PACKAGE_UPLOAD.test(course + path), path).toBe(false)
  }
})

test('a course file is taken in piece by piece, and not as a form of six megabytes', () => {
  expect(COURSE_UPLOAD.test('/provide/courses/import')).toBe(true)
  expect(COURSE_UPLOAD.test('/provide/courses/import.data')).toBe(true)
  expect(COURSE_UPLOAD.test('/provide/courses/new')).toBe(false)
  expect(COURSE_UPLOAD.test('/provide/courses/import/more')).toBe(false)
})

/** What comes back to a client that sends the head of a request, and the rest of its body only later. */
async function sendSlowly(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += String(chunk)))
  socket.on('error', () => {})
  socket.write(`POST ${path} HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nConnection: close\r\n\r\na`)
  setTimeout(() => socket.write('b'), 300)
  await once(socket, 'close')
  return answer
}

test('a form that trickles in is dropped, and an upload is waited for', async () => {
  await withApp(async (port) => {
    expect(await sendSlowly(port, '/form')).toBe('')
    expect(await sendSlowly(port, '/upload')).toContain('200 OK')
  })
})
