/**
 * What can be wrong with something that is read in. The texts belong to whoever shows them; `params` fills them.
 * The README says what each one means.
 */
export type ProblemCode =
  | 'not_json'
  | 'not_csv'
  | 'wrong_format'
  | 'unsupported_version'
  | 'wrong_shape'
  | 'too_many_rows'
  | 'no_rows'
  | 'missing_column'
  | 'unknown_column'
  | 'missing'
  | 'too_long'
  | 'bad_id'
  | 'bad_code'
  | 'bad_url'
  | 'bad_number'
  | 'level_out_of_range'
  | 'unknown_value'
  | 'duplicate'
  | 'conflicting'
  | 'belongs_elsewhere'
  | 'type_mismatch'
  | 'unknown_competency'
  | 'retired_competency'
  | 'not_selectable'
  | 'ambiguous_name'
  | 'unknown_theme'
  | 'too_deep'
  | 'unknown_resource'
  | 'unknown_redirect'
  | 'redirect_not_retired'
  | 'unknown_item'
  | 'cycle'

/** One thing that is wrong, and where: a line and column of a sheet, or a path into a JSON document. */
export interface InterchangeProblem {
  code: ProblemCode
  params: Record<string, string | number>
  /** Line of a sheet as a spreadsheet counts it: the heading is line 1. */
  line?: number
  /** Column of a sheet by its heading. */
  column?: string
  /** Place in a JSON document, such as `positions[3].roles[0].id`. */
  path?: string
}

export type ReportProblem = (path: string, code: ProblemCode, params?: InterchangeProblem['params']) => void

/** Collects problems of a JSON document by their paths. */
export function collectProblems(): { problems: InterchangeProblem[]; report: ReportProblem } {
  const problems: InterchangeProblem[] = []
  return { problems, report: (path, code, params = {}) => problems.push({ path, code, params }) }
}
