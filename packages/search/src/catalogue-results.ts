import { type FacetName } from './catalogue-query.ts'
import { type CourseDocument } from './course-document.ts'
import { type Segment } from './highlight.ts'

/** A course found, with its texts cut into segments that show why. */
export type CatalogueHit = CourseDocument & {
  titleSegments: Segment[]
  titleHiSegments: Segment[] | null
  summarySegments: Segment[]
}

/** One value of a facet; `count` is how many courses it would show, whatever else of the same facet is selected. */
export type FacetValue = {
  value: string
  count: number
  isSelected: boolean
  /** Words to show, where the index has them: names of providers and competencies. */
  label: string | null
  labelHi: string | null
}

export type CatalogueResults = {
  hits: CatalogueHit[]
  /** How many courses were found; more than `MAX_HITS` are not counted. */
  total: number
  page: number
  pageSize: number
  pageCount: number
  facets: Record<FacetName, FacetValue[]>
  /** No course has all the words; these have some of them. */
  isRelaxed: boolean
}
