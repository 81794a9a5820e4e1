import { text } from 'node:stream/consumers'
import { PassThrough, type Duplex } from 'node:stream'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { withoutNulls } from '#app/lib/without-nulls.server.ts'

const HINDI = 'लोक प्राधिकारियों के लिए सूचना का अधिकार अधिनियम, 2005. '

async function render(padding: number, body: Duplex): Promise<string> {
  const fields = Array.from({ length: 40 }, (_, key) =>
    createElement('textarea', { key, readOnly: true, value: HINDI }),
  )
  const page = createElement('div', { title: 'x'.repeat(padding) }, fields)
  renderToPipeableStream(page).pipe(body)
  return await text(body)
}

test('no rendering of Hindi holds a zero, wherever a character meets the end of a buffer', async () => {
  let broken = 0
  for (let padding = 0; padding < 12; padding += 1) {
    if ((await render(padding, new PassThrough())).includes('\0')) broken += 1
    const html = await render(padding, withoutNulls())
    expect(html).not.toContain('\0')
    expect(html.split(HINDI)).toHaveLength(41)
  }
  expect(broken, 'React no longer needs this').toBeGreaterThan(0)
})
