import { loadFramework } from '@karmashala/frac'
import { Types } from 'mongoose'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import {
  currentDictionary,
  currentFramework,
  dictionaryFor,
} from '#app/domain/competencies/current-framework.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { seedFramework } from '#app/domain/competencies/seed-framework.server.ts'
import { expect, test } from '#tests/support/db.ts'

test('a new platform has every row of the framework that comes with the product', async () => {
  const bundled = loadFramework()

  const { framework } = await currentFramework()

  expect(framework.competencies.map(({ code }) => code)).toEqual(bundled.competencies.map(({ code }) => code))
  expect(framework.positions).toEqual(bundled.positions)
  expect(framework.knowledgeResources).toEqual(bundled.knowledgeResources)
})

test('a stored competency says what the bundled one says', async () => {
  const dictionary = await currentDictionary()
  for (const competency of loadFramework().competencies) {
    expect(dictionary.get(competency.code)).toEqual({ ...competency, version: 1 })
  }
})

test('starting again leaves a framework that has changed alone', async () => {
  await Competency.updateOne({ _id: 'FUN-111' }, { $set: { name: 'Imagined Name' } })
  await bumpFrameworkRevision()

  await seedFramework()

  expect((await currentDictionary()).get('FUN-111').name).toBe('Imagined Name')
})

test('what is remembered is given up when the framework changes, and not before', async () => {
  const before = await currentDictionary()
  expect(await currentDictionary()).toBe(before)

  await Competency.updateOne({ _id: 'FUN-111' }, { $set: { name: 'Another Imagined Name' } })
  await bumpFrameworkRevision()

  expect((await currentDictionary()).get('FUN-111').name).toBe('Another Imagined Name')
})

test('a retired competency leads to the one that took its place', async () => {
  await Competency.updateOne({ _id: 'FUN-051' }, { $set: { status: 'retired', redirectTo: 'FUN-045' } })
  await bumpFrameworkRevision()

  const dictionary = await currentDictionary()

  expect(dictionary.find('FUN-051')).toMatchObject({ retired: true, redirectTo: 'FUN-045' })
  expect(dictionary.resolve('FUN-051')?.code).toBe('FUN-045')
})

test('a private term is seen by its organisation and by nobody else', async () => {
  const owner = new Types.ObjectId()
  await Competency.create({
    _id: 'ORG-1',
    ...{ place: 10_000, type: 'domain', area: 'Domain', theme: 'Imagined Theme', name: 'Imagined Term' },
    ...{ ownerId: owner, status: 'draft', provenance: { source: 'private', at: new Date() } },
  })
  await bumpFrameworkRevision()

  expect((await dictionaryFor(String(owner))).find('ORG-1')?.name).toBe('Imagined Term')
  expect((await dictionaryFor(String(new Types.ObjectId()))).find('ORG-1')).toBeNull()
  expect((await currentDictionary()).find('ORG-1')).toBeNull()
})
