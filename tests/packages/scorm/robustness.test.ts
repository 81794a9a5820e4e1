import { inspectPackage } from '@karmashala/scorm/server'
import fc from 'fast-check'
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { manifest12, packageWith, SCO } from './a-package.ts'
import { aFile, zipOf } from './a-zip.ts'

const WHOLE = zipOf([...packageWith(manifest12()), { name: 'a/b.js', content: SCO.repeat(50), method: 0 }])

test('a package with any bytes changed or cut off is reported and never breaks the reader', async () => {
  const file = await aFile(WHOLE)
  const change = fc.record({ at: fc.nat(WHOLE.length - 1), byte: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.nat(WHOLE.length),
      async (changes, end) => {
        const broken = Buffer.from(end % 4 === 0 ? WHOLE.subarray(0, end) : WHOLE)
        for (const { at, byte } of changes) if (at < broken.length) broken[at] = byte
        await writeFile(file, broken)

        const report = await inspectPackage({ file })

        expect(['accepted', 'refused']).toContain(report.verdict)
        if (report.verdict === 'refused')
          expect(report.findings.some(({ severity }) => severity === 'error')).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('a manifest of any text is reported and never breaks the reader', async () => {
  const file = await aFile(WHOLE)
  const piece = fc.constantFrom(
    ...[
      '<item ',
      '<title>',
      '</title>',
      '</item>',
      '>',
      '"',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&#xD800;',
      '&x;',
      '<!--',
      '-->',
      '<?x ?>',
    ],
    ...[
      'xml:base="http://x/%ZZ"',
      'identifier="ITEM-1"',
      'identifierref="RES-1"',
      'parameters="?%"',
      ' xmlns:a=""',
      '\ufffe',
      'ह',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.nat(4), async (pieces, where) => {
      const marks = ['<title>', '<item ', '<resources>', '</manifest>', '<metadata>']
      const mark = marks[where] ?? ''
      await writeFile(file, zipOf(packageWith(manifest12().replace(mark, () => mark + pieces.join('')))))

      const report = await inspectPackage({ file })

      if (report.verdict === 'accepted') expect(report.launchable.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
