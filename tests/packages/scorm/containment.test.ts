import { type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { extractPackage, inspectPackage } from '@karmashala/scorm/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspect, manifest12, manifest2004, packageWith, SCO } from './a-package.ts'
import { aFile, zipOf } from './a-zip.ts'

const piece = fc.constantFrom(
  ...[
    '..',
    '.',
    '/',
    '\\',
    '%2e%2e',
    '%2E.',
    '%2f',
    '%5c',
    '%00',
    'a',
    'b',
    'index.html',
    'C:',
    'file:',
    '?',
    '#',
  ],
  ...['//', 'javascript:', ' ', '\t', 'ü', '%', '%zz', '\u202e', 'http://x/', 'data:', ';', '~', '…'],
)
const path = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const escaped = (text: string) => text.replace(/[&<>"\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)

test('whatever a manifest writes as address, only files of the package or web addresses are launched', async () => {
  const pages = ['index.html', 'a/index.html', 'b']
  await fc.assert(
    fc.asyncProperty(path, path, async (href, base) => {
      const resources = `<resource xml:base="${escaped(base)}" identifier="RES-1" type="webcontent" adlcp:scormType="sco" href="${escaped(href)}"/>`
      const old = await inspect(packageWith(manifest12({ href: escaped(href) }), pages))
      const recent = await inspect(packageWith(manifest2004({ resources }), pages))

      for (const { launchable } of [old, recent]) {
        for (const item of launchable) {
          if (item.external) expect(item.href).toMatch(/^https?:\/\//i)
          else expect(pages).toContain(item.href)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('whatever the entries of an archive are named, nothing is written outside the folder of the package', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 4 }), fc.boolean(), async (names, flagged) => {
      const entries = names.map((name) => ({ name, content: SCO, flags: flagged ? 0x800 : 0 }))
      const file = await aFile(zipOf([...packageWith(manifest12()), ...entries]))
      const report = await inspectPackage({ file })
      const written: string[] = []
      const write = async (name: string, content: Readable) => {
        written.push(name)
        await buffer(content)
      }
      if (report.verdict === 'accepted') await extractPackage({ file, report, write })

      for (const name of written) {
        expect(name.split('/')).not.toContain('..')
        expect(name).not.toMatch(/^\/|^[a-z]:|\\|\p{Cc}/iu)
      }
    }),
    { numRuns: 150 },
  )
})
