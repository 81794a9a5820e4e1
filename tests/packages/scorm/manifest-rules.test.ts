import { expect, test } from 'vitest'
import { inspect, manifest12, manifest2004, packageWith, rulesIn } from './a-package.ts'

const item = (inner = '', attributes = '') =>
  `<item identifier="ITEM-1" identifierref="RES-1" ${attributes}><title>Lesson</title>${inner}</item>`
const page = (identifier: string, href: string, inner = `<file href="${href}"/>`) =>
  `<resource identifier="${identifier}" type="webcontent" adlcp:scormtype="sco" href="${href}">${inner}</resource>`

test('repeated identifiers are reported, and refused when it is unclear what is meant', async () => {
  const items = await inspect(packageWith(manifest12({ items: item() + item() })))
  const resources = await inspect(
    packageWith(manifest12({ resources: page('RES-1', 'index.html').repeat(2) })),
  )

  expect(rulesIn(items)).toEqual(['MAN01 warning'])
  expect(new Set(items.launchable.map(({ identifier }) => identifier)).size).toBe(2)
  expect(rulesIn(resources)).toEqual(['MAN01 error'])
})

test('the default organization is played, or the first when it is missing', async () => {
  const organization = (id: string) =>
    `<organization identifier="${id}"><title>${id}</title>${item().replace('ITEM-1', `I-${id}`)}</organization>`
  const two = (wanted: string) =>
    packageWith(
      manifest12({
        organizations: `<organizations ${wanted}>${organization('A')}${organization('B')}</organizations>`,
      }),
    )
  const second = await inspect(two('default="B"'))
  const unknown = await inspect(two('default="C"'))
  const unnamed = await inspect(two(''))

  expect(second).toMatchObject({ title: 'B', defaultOrganization: 'B', launchable: [{ identifier: 'I-B' }] })
  expect(second.organizations.map(({ title }) => title)).toEqual(['A', 'B'])
  expect(rulesIn(second)).toEqual(['ORG04 note'])
  for (const report of [unknown, unnamed]) {
    expect(report.title).toBe('A')
    expect(rulesIn(report)).toEqual(['ORG01 warning', 'ORG04 note'])
  }
})

test('a package with nothing to play is refused', async () => {
  const none = await inspect(packageWith(manifest12({ organizations: '<organizations/>' })))
  const empty = await inspect(
    packageWith(manifest12({ items: '<item identifier="I"><title>Empty</title></item>' })),
  )

  expect(rulesIn(none)).toContain('ORG02 error')
  expect(rulesIn(empty)).toEqual(expect.arrayContaining(['ITM02 warning', 'ORG02 error']))
})

test('a dangling reference refuses the package only when nothing else can be played', async () => {
  const dangling = '<item identifier="I2" identifierref="NOPE"><title>Lost</title></item>'
  const alone = await inspect(packageWith(manifest12({ items: dangling })))
  const beside = await inspect(packageWith(manifest12({ items: item() + dangling })))

  expect(rulesIn(alone)).toContain('ITM01 error')
  expect(beside.verdict).toBe('accepted')
  expect(rulesIn(beside)).toEqual(['ITM01 warning'])
  expect(beside.organizations[0]?.children.map(({ launchable }) => launchable)).toEqual([true, false])
})

test('titles are required and at most 200 characters', async () => {
  const missing = await inspect(
    packageWith(manifest12({ items: '<item identifier="I" identifierref="RES-1"/>' })),
  )
  const long = await inspect(packageWith(manifest12({ title: 'x'.repeat(201) })))

  expect(rulesIn(missing)).toEqual(['ORG03 warning'])
  expect(missing.launchable[0]?.title).toBe('I')
  expect(rulesIn(long)).toEqual(['ORG03 warning'])
})

test('hidden items keep their place among what can be launched', async () => {
  const report = await inspect(packageWith(manifest12({ items: item('', 'isvisible="false"') })))

  expect(report.launchable).toMatchObject([{ identifier: 'ITEM-1', isVisible: false }])
  expect(rulesIn(report)).toEqual(['ITM04 note'])
})

test.each([
  ['?mode=x#frag', 'index.html', '?mode=x#frag'],
  ['&&a=1', 'index.html', '?a=1'],
  ['a=1', 'index.html?b=2', '?b=2&a=1'],
  ['?a=1', 'index.html?b=2#top', '?b=2&a=1#top'],
  ['#there', 'index.html#here', '#here'],
  ['#there', 'index.html', '#there'],
  ['', 'index.html?b=2', '?b=2'],
])('parameters %j on %s launch with %s', async (parameters, href, expected) => {
  const report = await inspect(
    packageWith(manifest12({ items: item('', `parameters="${parameters.replaceAll('&', '&amp;')}"`), href })),
  )

  expect(report.launchable).toMatchObject([{ href: 'index.html', parameters: expected }])
  expect(report.verdict).toBe('accepted')
})

test('SCORM 1.2 values reach the launchable item', async () => {
  const values = `<adlcp:prerequisites type="aicc_script">A1 &amp; (~B2 | 2*{C,D,E}) &amp; F="passed"</adlcp:prerequisites>
    <adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,message</adlcp:timelimitaction>
    <adlcp:datafromlms> a  b </adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore>`
  const others = ['A1', 'B2', 'C', 'D', 'E', 'F'].map((id) => item().replace('ITEM-1', id)).join('')
  const report = await inspect(packageWith(manifest12({ items: item(values) + others })))

  expect(report.findings).toEqual([])
  expect(report.launchable.slice(0, 1)).toMatchObject([
    {
      prerequisites: 'A1 & (~B2 | 2*{C,D,E}) & F="passed"',
      maxTimeAllowed: '00:30:00',
      timeLimitAction: 'exit,message',
      dataFromLms: 'a  b',
      masteryScore: 80,
    },
  ])
})

test('SCORM 2004 values reach the launchable item, shared sequencing included', async () => {
  const inner = `<adlcp:timeLimitAction>continue,no message</adlcp:timeLimitAction><adlcp:dataFromLMS>seed</adlcp:dataFromLMS>
    <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.75"/>
    <imsss:sequencing IDRef="S"><imsss:objectives><imsss:primaryObjective objectiveID="P" satisfiedByMeasure="true">
    <imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective><imsss:objective objectiveID="O"/></imsss:objectives></imsss:sequencing>`
  const end = `<imsss:sequencingCollection><imsss:sequencing ID="S"><imsss:limitConditions attemptAbsoluteDurationLimit="PT1H"/>
    </imsss:sequencing></imsss:sequencingCollection>`
  const report = await inspect(packageWith(manifest2004({ items: item(inner), end })))

  expect(report.findings).toEqual([])
  expect(report.launchable).toMatchObject([
    {
      timeLimitAction: 'continue,no message',
      dataFromLms: 'seed',
      completionThreshold: 0.75,
      scaledPassingScore: 0.6,
      objectives: ['P', 'O'],
      maxTimeAllowed: 'PT1H',
      masteryScore: null,
    },
  ])
})

test.each([
  '<adlcp:masteryscore>120</adlcp:masteryscore>',
  '<adlcp:masteryscore>pass</adlcp:masteryscore>',
  '<adlcp:maxtimeallowed>30 minutes</adlcp:maxtimeallowed>',
  '<adlcp:timelimitaction>explode</adlcp:timelimitaction>',
  '<adlcp:prerequisites type="aicc_script">A &amp; (B</adlcp:prerequisites>',
])('a bad value is reported and left out: %s', async (value) => {
  const report = await inspect(packageWith(manifest12({ items: item(value) })))

  expect(rulesIn(report)).toEqual(['ITM06 warning'])
  expect(report.launchable).toMatchObject([
    { masteryScore: null, maxTimeAllowed: null, timeLimitAction: null, prerequisites: null },
  ])
})

test('ADL names of the other edition are accepted and reported', async () => {
  const attribute = await inspect(packageWith(manifest12({ scormtype: 'adlcp:scormType="asset"' })))
  const element = await inspect(
    packageWith(manifest12({ items: item('<adlcp:masteryScore>70</adlcp:masteryScore>') })),
  )

  expect(attribute.launchable[0]?.scormType).toBe('asset')
  expect(element.launchable[0]?.masteryScore).toBe(70)
  for (const report of [attribute, element]) expect(rulesIn(report)).toEqual(['ITM05 warning'])
})

test('a missing launch file is refused', async () => {
  expect(rulesIn(await inspect(packageWith(manifest12({ href: 'gone.html' }))))).toContain('RES01 error')
})

test.each([
  ['my%20course/lesson%231/index.html', 'my course/lesson#1/index.html', []],
  ['50% off #1.html', '50% off #1.html', ['XML04 warning']],
  ['Content/Index.HTML', 'content/index.html', ['RES03 warning']],
  ['content\\index.html', 'content/index.html', ['RES03 warning']],
  ['a/./b/../index.html', 'a/index.html', []],
  ['cafe\u0301.html', 'caf\u00e9.html', ['RES03 warning']],
])('the href %j finds the file %j', async (href, path, rules) => {
  const report = await inspect(packageWith(manifest12({ href }), [path]))

  expect(report.launchable).toMatchObject([{ href: path, parameters: '' }])
  expect(rulesIn(report)).toEqual(rules)
})

test.each([
  '../../../etc/passwd',
  'a/%2e%2e/%2e%2e/x.html',
  '/index.html',
  '//host/share.html'.replaceAll('/', '\\'),
  'file:///etc/passwd',
  'C:\\x.html',
  'javascript:alert(1)',
  'java&#10;script:alert(1)',
  'data:text/html,x',
])('the href %s is refused', async (href) => {
  const report = await inspect(packageWith(manifest12({ href })))

  expect(rulesIn(report)).toContain('RES04 error')
  expect(report.launchable).toEqual([])
})

test('an outside address is accepted with a warning and marked', async () => {
  const report = await inspect(packageWith(manifest12({ href: 'https://example.com/course/?a=1' })))

  expect(report.launchable).toMatchObject([
    { href: 'https://example.com/course/', external: true, parameters: '?a=1' },
  ])
  expect(rulesIn(report)).toContain('RES05 warning')
})

test('xml:base is followed from the resources to the file', async () => {
  const resources = `<resource xml:base="a/b/" identifier="RES-1" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource>`
  const report = await inspect(
    packageWith(manifest2004({ resources, resourcesAttributes: 'xml:base="root/"' }), [
      'root/a/b/index.html',
    ]),
  )

  expect(report.findings).toEqual([])
  expect(report.launchable[0]?.href).toBe('root/a/b/index.html')
})

test('a resource without a SCORM type is played as a SCO', async () => {
  const report = await inspect(packageWith(manifest12({ scormtype: '' })))

  expect(report.launchable[0]?.scormType).toBe('sco')
  expect(rulesIn(report)).toEqual(['RES06 warning'])
})

test('missing, undeclared and unused parts are listed', async () => {
  const resources =
    page(
      'RES-1',
      'index.html',
      '<file href="index.html"/><file href="gone.css"/><dependency identifierref="NOPE"/>',
    ) + page('RES-2', 'b.html')
  const report = await inspect(packageWith(manifest12({ resources }), ['index.html', 'b.html', 'extra.js']))

  expect(report.verdict).toBe('accepted')
  expect(rulesIn(report).sort()).toEqual(['RES02 warning', 'RES07 warning', 'RES08 note'])
  expect(report.findings.find(({ rule }) => rule === 'RES02')?.message).toContain('gone.css')
})

test('a sub-manifest is ignored and cannot replace a resource of the package', async () => {
  const end = `<manifest identifier="SUB"><organizations/><resources>
    <resource identifier="RES-1" type="webcontent" adlcp:scormType="sco" href="sub.html"/></resources></manifest>`
  const report = await inspect(packageWith(manifest2004({ end }), ['index.html', 'sub.html']))

  expect(rulesIn(report)).toContain('RES09 warning')
  expect(report.launchable).toMatchObject([{ href: 'index.html' }])
})

test('programs, server code, Flash and other sites are pointed out', async () => {
  const report = await inspect([
    ...packageWith(manifest12(), ['setup.exe', 'save.php', 'intro.swf']),
    { name: 'index.html', content: '<script src="https://cdn.example.com/x.js"></script>API_1484_11' },
  ])

  expect(report.verdict).toBe('accepted')
  expect(report.findings.filter(({ rule }) => rule === 'RES10')).toHaveLength(4)
})

test('a SCO that never calls the run-time is noted', async () => {
  const silent = await inspect([
    ...packageWith(manifest12(), []),
    { name: 'index.html', content: '<p>Read this</p>' },
  ])

  expect(rulesIn(silent)).toEqual(['RES11 note'])
})

test('an item that plays a sub-manifest takes its lessons into the course', async () => {
  const end = `<manifest identifier="SUB"><organizations default="SO"><organization identifier="SO"><title>Sub</title>
    <item identifier="SI" identifierref="SR"><title>Inner</title></item></organization></organizations><resources>
    <resource identifier="SR" type="webcontent" adlcp:scormType="sco" href="sub.html"><file href="sub.html"/></resource></resources></manifest>`
  const items = `${item()}<item identifier="PART" identifierref="SUB"><title>Part</title></item>`
  const report = await inspect(packageWith(manifest2004({ items, end }), ['index.html', 'sub.html']))

  expect(rulesIn(report)).toContain('RES09 warning')
  expect(report.launchable.map(({ href }) => href)).toEqual(['index.html', 'sub.html'])
  expect(report.organizations[0]?.children[1]?.children).toMatchObject([{ title: 'Inner', launchable: true }])
})

test('two sub-manifests that name each other end', async () => {
  const sub = (identifier: string, other: string) =>
    `<manifest identifier="${identifier}"><organizations><organization identifier="O-${identifier}"><title>t</title>
    <item identifier="I-${identifier}" identifierref="${other}"><title>t</title></item></organization></organizations><resources/></manifest>`
  const items = `${item()}<item identifier="PART" identifierref="S1"><title>Part</title></item>`
  const report = await inspect(packageWith(manifest2004({ items, end: sub('S1', 'S2') + sub('S2', 'S1') })))

  expect(report.launchable).toHaveLength(1)
})

test.each([
  [
    'MAN01 warning',
    manifest12().replace('identifier="M-1"', 'identifier="M-1" version="a very long version number"'),
  ],
  ['ITM06 warning', manifest12({ items: item('', 'isvisible="perhaps"') })],
  [
    'ITM06 warning',
    manifest2004({
      items:
        item('<adlcp:dataFromLMS>x</adlcp:dataFromLMS>').replace('identifierref="RES-1"', '') +
        item().replace('ITEM-1', 'I2'),
    }),
  ],
  ['RES06 warning', manifest2004().replace('adlcp:scormType', 'adlcp:persistState="true" adlcp:scormType')],
])('%s is found', async (expected, manifest) => {
  const report = await inspect(packageWith(manifest))

  expect(rulesIn(report)).toContain(expected)
  expect(report.verdict).toBe('accepted')
})

test.each(['content', 'content\\'])('the base folder %s is read as a folder and reported', async (base) => {
  const resources = `<resource xml:base="${base}" identifier="RES-1" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource>`
  const report = await inspect(packageWith(manifest2004({ resources }), ['content/index.html']))

  expect(report.launchable[0]?.href).toBe('content/index.html')
  expect(rulesIn(report)).toEqual(['RES03 warning'])
})

test('a metadata file that is missing or malformed is noted and changes nothing', async () => {
  const located = manifest12().replace(
    '</schemaversion>',
    '</schemaversion><adlcp:location>course.xml</adlcp:location>',
  )
  const missing = await inspect(packageWith(located))
  const malformed = await inspect([
    ...packageWith(located),
    { name: 'course.xml', content: '<lom>\n<general>' },
  ])
  const good = await inspect([...packageWith(located), { name: 'course.xml', content: '<lom/>' }])

  expect(rulesIn(missing)).toEqual(['MD01 note'])
  expect(rulesIn(malformed)).toEqual(['MD01 note'])
  expect(malformed.findings[0]?.where).toMatchObject({ entry: 'course.xml', line: 2 })
  expect(good.findings).toEqual([])
})

test('launch parameters are encoded, counted, and dropped where nothing is launched, each with a warning', async () => {
  const withParameters = (parameters: string, reference = 'identifierref="RES-1"') =>
    inspect(
      packageWith(
        manifest12({
          items: `<item identifier="I" identifierref="RES-1"><title>T</title></item><item identifier="J" ${reference} parameters="${parameters}"><title>U</title><item identifier="K" identifierref="RES-1"><title>V</title></item></item>`,
        }),
      ),
    )
  const plain = await withParameters('?page=2&amp;mode=all')
  const odd = await withParameters('?page=two words')
  const long = await withParameters(`?page=${'2'.repeat(1000)}`)
  const lost = await withParameters('?page=2', '')

  expect(plain.findings).toEqual([])
  expect(plain.launchable[1]?.parameters).toBe('?page=2&mode=all')
  expect(odd.launchable[1]?.parameters).toBe('?page=two%20words')
  for (const report of [odd, long, lost]) {
    expect(report.verdict).toBe('accepted')
    expect(rulesIn(report)).toEqual(['ITM03 warning'])
  }
})
