import { type CFDocument } from '@karmashala/frac'

export type CaseProblem = 'invalid_sort_field' | 'invalid_selection_field' | 'unknownobject' | 'invalid_uuid'
/** What was asked for in a way the service does not understand: the parameter and what is wrong with it. */
export type CaseRefusal = { problem: CaseProblem; field: string; description: string }

export const CASE_LIMIT = 100

const SORTABLE = [
  'identifier',
  'title',
  'creator',
  'lastChangeDateTime',
  'version',
  'adoptionStatus',
] as const
const SELECTABLE: readonly string[] = [
  ...['identifier', 'uri', 'lastChangeDateTime', 'title', 'creator', 'caseVersion', 'frameworkType'],
  ...['publisher', 'description', 'language', 'version', 'adoptionStatus', 'CFPackageURI', 'extensions'],
]

type Page = { documents: Partial<CFDocument>[]; total: number }

/** The documents that `limit`, `offset`, `sort`, `orderBy` and `fields` ask for; `filter` is not supported. */
export function selectDocuments(
  documents: readonly CFDocument[],
  search: URLSearchParams,
): Page | CaseRefusal {
  const limit = wholeNumber(search.get('limit'), CASE_LIMIT, 1)
  if (limit === null)
    return refuse('invalid_selection_field', 'limit', 'limit has to be a whole number above 0.')
  const offset = wholeNumber(search.get('offset'), 0, 0)
  if (offset === null)
    return refuse('invalid_selection_field', 'offset', 'offset has to be a whole number from 0.')
  const sort = search.get('sort') ?? 'identifier'
  const key = SORTABLE.find((field) => field === sort)
  if (!key)
    return refuse(
      'invalid_sort_field',
      'sort',
      `Documents cannot be sorted by this. Use ${SORTABLE.join(', ')}.`,
    )
  const order = search.get('orderBy') ?? 'asc'
  if (order !== 'asc' && order !== 'desc')
    return refuse('invalid_selection_field', 'orderBy', 'orderBy is asc or desc.')
  const fields = search.getAll('fields').flatMap((given) => given.split(',').filter(Boolean))
  if (fields.some((field) => !SELECTABLE.includes(field))) {
    return refuse('invalid_selection_field', 'fields', `Documents have ${SELECTABLE.join(', ')}.`)
  }
  if (search.has('filter')) return refuse('invalid_selection_field', 'filter', 'Filtering is not supported.')

  const sorted = [...documents].sort((a, b) => compare(a[key], b[key]) * (order === 'asc' ? 1 : -1))
  return {
    total: documents.length,
    documents: sorted.slice(offset, offset + limit).map((document) => pick(document, fields)),
  }
}

const refuse = (problem: CaseProblem, field: string, description: string): CaseRefusal => ({
  ...{ problem, field, description },
})

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)

const pick = (document: CFDocument, fields: readonly string[]): Partial<CFDocument> =>
  fields.length === 0
    ? document
    : Object.fromEntries(Object.entries(document).filter(([name]) => fields.includes(name)))

function wholeNumber(given: string | null, otherwise: number, least: number): number | null {
  if (given === null) return otherwise
  return /^\d{1,9}$/.test(given) && Number(given) >= least ? Number(given) : null
}

/** The body of every answer of the service that is not what was asked for: `imsx_StatusInfo`. */
export const statusInfo = ({ problem, field, description }: CaseRefusal) => ({
  imsx_codeMajor: 'failure',
  imsx_severity: 'error',
  imsx_description: description,
  imsx_codeMinor: {
    imsx_codeMinorField: [{ imsx_codeMinorFieldName: field, imsx_codeMinorFieldValue: problem }],
  },
})
