import { type CourseCompetency, type CourseDocument } from '@karmashala/search'
import { createCatalogue, type Catalogue } from '@karmashala/search/server'
import { randomUUID } from 'node:crypto'
import { Meilisearch } from 'meilisearch'
import { inject, test as base } from 'vitest'

export const COMPETENCIES = {
  ethics: { code: 'B-01', name: 'Integrity', nameHi: 'सत्यनिष्ठा', type: 'behavioural', area: 'Ethics' },
  law: { code: 'D-07', name: 'Transparency Law', nameHi: 'पारदर्शिता कानून', type: 'domain', area: 'Law' },
  buying: { code: 'F-03', name: 'Procurement', nameHi: 'खरीद', type: 'functional', area: 'Finance' },
} as const

export const at = (name: keyof typeof COMPETENCIES, level: number): CourseCompetency => ({
  ...COMPETENCIES[name],
  level,
})

let courses = 0
export function aCourse(course: Partial<CourseDocument> = {}): CourseDocument {
  const number = ++courses
  return {
    id: `course-${number}`,
    slug: `course-${number}`,
    title: `Course ${number}`,
    titleHi: null,
    summary: '',
    summaryHi: null,
    outcomes: [],
    providerId: 'provider-a',
    providerName: 'Institute of Imaginary Studies',
    languages: ['en'],
    format: 'authored',
    durationInMinutes: 45,
    pricePerSeatPerYearInPaise: 50_000,
    publishedAt: Date.UTC(2025, 0, number),
    competencies: [],
    ...course,
  }
}

export const RTI = aCourse({
  id: 'rti',
  title: 'Right to Information for Public Officers',
  titleHi: 'सूचना का अधिकार',
  summary: 'Answer requests on time & without <fear>.',
  languages: ['en', 'hi'],
  durationInMinutes: 25,
  competencies: [at('law', 2), at('ethics', 1)],
})
export const DISASTER = aCourse({
  id: 'disaster',
  title: 'Preparing for Disasters',
  titleHi: 'आपदा प्रबंधन',
  summary: 'Floods, earthquakes and what to do first.',
  providerId: 'provider-b',
  providerName: 'Academy of Invented Safety',
  languages: ['hi'],
  format: 'scorm2004',
  durationInMinutes: 90,
  pricePerSeatPerYearInPaise: 20_000,
  competencies: [at('ethics', 3)],
})
export const TENDERS = aCourse({
  id: 'tenders',
  title: 'Public Procurement and Tenders',
  titleHi: 'सार्वजनिक खरीद',
  summary: 'Information every buyer needs.',
  format: 'scorm12',
  durationInMinutes: 240,
  pricePerSeatPerYearInPaise: 90_000,
  competencies: [at('buying', 4), at('law', 3)],
})
export const HINDI = aCourse({
  id: 'hindi',
  title: 'Official Language',
  titleHi: 'राजभाषा हिन्दी और फ़ाइलें',
  languages: ['hi'],
  durationInMinutes: 60,
  pricePerSeatPerYearInPaise: 0,
})

/** A test with an empty catalogue of its own. */
export const test = base.extend<{ catalogue: Catalogue; indexName: string; client: Meilisearch }>({
  client: async ({ task: _task }, use) => {
    const { url, apiKey } = inject('services').meilisearch
    await use(new Meilisearch({ host: url, apiKey }))
  },
  indexName: async ({ client }, use) => {
    const indexName = `test-${randomUUID()}`
    await use(indexName)
    await client.deleteIndex(indexName).waitTask()
  },
  catalogue: async ({ indexName }, use) => {
    const catalogue = createCatalogue({ ...inject('services').meilisearch, indexName })
    await catalogue.ensureIndex()
    await use(catalogue)
  },
})
