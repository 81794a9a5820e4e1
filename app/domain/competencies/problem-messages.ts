import { type InterchangeProblem, type ProblemCode } from '@karmashala/frac'
import { type ImportProblem } from '#app/domain/competencies/import.schema.ts'
import { encodeMessage } from '#app/lib/errors.ts'

const MESSAGES: Record<ProblemCode, string> = {
  not_json: 'framework:problems.notJson',
  not_csv: 'framework:problems.notCsv',
  wrong_format: 'framework:problems.wrongFormat',
  unsupported_version: 'framework:problems.unsupportedVersion',
  wrong_shape: 'framework:problems.wrongShape',
  too_many_rows: 'framework:problems.tooManyRows',
  no_rows: 'framework:problems.noRows',
  missing_column: 'framework:problems.missingColumn',
  unknown_column: 'framework:problems.unknownColumn',
  missing: 'framework:problems.missing',
  too_long: 'framework:problems.tooLong',
  bad_id: 'framework:problems.badId',
  bad_code: 'framework:problems.badCode',
  bad_url: 'framework:problems.badUrl',
  bad_number: 'framework:problems.badNumber',
  level_out_of_range: 'framework:problems.levelOutOfRange',
  unknown_value: 'framework:problems.unknownValue',
  duplicate: 'framework:problems.duplicate',
  conflicting: 'framework:problems.conflicting',
  belongs_elsewhere: 'framework:problems.belongsElsewhere',
  type_mismatch: 'framework:problems.typeMismatch',
  unknown_competency: 'framework:problems.unknownCompetency',
  retired_competency: 'framework:problems.retiredCompetency',
  not_selectable: 'framework:problems.notSelectable',
  ambiguous_name: 'framework:problems.ambiguousName',
  unknown_theme: 'framework:problems.unknownTheme',
  too_deep: 'framework:problems.tooDeep',
  unknown_resource: 'framework:problems.unknownResource',
  unknown_redirect: 'framework:problems.unknownRedirect',
  redirect_not_retired: 'framework:problems.redirectNotRetired',
  unknown_item: 'framework:problems.unknownItem',
  cycle: 'framework:problems.cycle',
}

/** A problem of a file in words, and where it is. */
export function toImportProblem({ code, params, line, column, path }: InterchangeProblem): ImportProblem {
  const { value = '', ...others } = params
  const key =
    code === 'conflicting' && 'place' in others ? 'framework:problems.conflictingAt'
    : code === 'duplicate' && 'line' in others ? 'framework:problems.duplicateOf'
    : code === 'retired_competency' && others['successor'] ? 'framework:problems.replacedCompetency'
    : MESSAGES[code] // prettier-ignore
  return {
    line: line ?? null,
    where: column ?? path ?? '',
    message: encodeMessage(key, { value, ...others }),
  }
}
