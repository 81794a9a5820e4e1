import { expect, test } from 'vitest'
import { textOfHtml } from '#app/domain/packages/text-of-html.ts'

test('the words of a page are read without its tags, scripts, styles and comments', () => {
  const page = `<!doctype html><html><head><title>Leave</title><STYLE>p { color: red }</STYLE>
    <script>var a = '<p>not this</p>'</script></head><body><!-- nor <b>this</b> --><p class="x>y">Earned<br/>leave</p></body>`

  expect(textOfHtml(page)).toBe('Leave y">Earned leave')
})

test('entities are read, in Hindi too, and what is none stays', () => {
  expect(textOfHtml('R&amp;D &#2309;&#x935;&nbsp;काश &unknown; 3 &lt; 4, a < b')).toBe(
    'R&D अव काश &unknown; 3 < 4, a < b',
  )
  expect(textOfHtml('&#9999999; &#0;')).toBe('')
})

test('an empty script in short form hides nothing after it', () => {
  expect(textOfHtml('<p>one</p><svg/><p>two</p>')).toBe('one two')
})

test('letters that grow when they are made small do not shift what is read', () => {
  expect(textOfHtml(`${'İ'.repeat(50)}<SCRIPT>hidden</SCRIPT>seen`)).toBe(`${'İ'.repeat(50)} seen`)
})

test('a broken page of a megabyte is read in no time', () => {
  for (const piece of ['<', '<!--', '<script>', '<p ', '&#', '<script></script']) {
    const began = performance.now()
    textOfHtml(piece.repeat(Math.floor(1_000_000 / piece.length)))
    expect(performance.now() - began, piece).toBeLessThan(3_000)
  }
})
