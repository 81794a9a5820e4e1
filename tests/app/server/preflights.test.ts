import { aRunningApp } from '#tests/app/server/running-app.ts'
import { expect, test } from '#tests/support/db.ts'

const asked = {
  Origin: 'https://elsewhere.example',
  'Access-Control-Request-Method': 'GET',
  'Access-Control-Request-Headers': 'if-none-match',
}

test.each(['/ims/case/v1p1/CFDocuments', '/framework/export/framework.json'])(
  'a page of another site may read %s under conditions: its browser is told so beforehand',
  async (path) => {
    const { origin } = await aRunningApp()
    const answer = await fetch(origin + path, { method: 'OPTIONS', headers: asked })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD')
    expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('*')
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  },
)

test.each(['/framework/proposals', '/framework/terms', '/sign-in', '/ims/case'])(
  'what is not for everybody tells no other site that it could be read: %s',
  async (path) => {
    const { origin } = await aRunningApp()
    const answer = await fetch(origin + path, { method: 'OPTIONS', headers: asked })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  },
)
