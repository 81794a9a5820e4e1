import { type Settings } from 'meilisearch'
import { MAX_HITS } from './catalogue-query.ts'
import { STOP_WORDS } from './stop-words.ts'

/** Everything that decides what is found and in which order is written down: upstream's defaults have changed before. */
export const INDEX_SETTINGS = {
  searchableAttributes: [
    'title',
    'titleHi',
    'competencyNames',
    'outcomes',
    'summary',
    'summaryHi',
    'providerName',
    'competencyCodes',
    // Last, so that the spelling on the page wins over one that only sounds like it.
    'aliases',
  ],
  filterableAttributes: [
    'competencyTypes',
    'competencyAreas',
    'competencyCodes',
    'competencyFacet',
    'competencyAtLevel',
    'levels',
    'languages',
    'providerId',
    'providerFacet',
    'format',
    'durationBucket',
    // Tells documents that older code made; see `DOCUMENT_FORM`.
    'documentForm',
  ],
  sortableAttributes: ['publishedAt', 'durationInMinutes', 'pricePerSeatPerYearInPaise'],
  displayedAttributes: [
    'id',
    'slug',
    'title',
    'titleHi',
    'summary',
    'summaryHi',
    'outcomes',
    'providerId',
    'providerName',
    'languages',
    'format',
    'durationInMinutes',
    'pricePerSeatPerYearInPaise',
    'publishedAt',
    'competencies',
  ],
  // A chosen order is kept strictly: every hit has all the words anyway.
  rankingRules: ['words', 'sort', 'typo', 'proximity', 'attribute', 'exactness', 'publishedAt:desc'],
  stopWords: [...STOP_WORDS].sort(),
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: MAX_HITS },
} satisfies Settings
