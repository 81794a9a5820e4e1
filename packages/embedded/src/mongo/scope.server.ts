import { type Scope } from '../scope.ts'
import { ACCUMULATORS } from './aggregation/accumulators.server.ts'
import { OUTPUT_STAGES, STAGES } from './aggregation/pipeline.server.ts'
import { COMMON_FIELDS } from './commands/arguments.server.ts'
import { UNSERVED_FIND_OPTIONS } from './commands/find.server.ts'
import { INDEX_OPTIONS } from './commands/index-specs.server.ts'
import { COMMANDS } from './commands/registry.server.ts'
import { DELETE_STATEMENT_FIELDS, UPDATE_STATEMENT_FIELDS } from './commands/update.server.ts'
import { EXPRESSIONS, SYSTEM_VARIABLES } from './expressions/compile.server.ts'
import { FIELD_OPERATORS } from './query/field-operators.server.ts'
import { CLAUSES } from './query/matcher.server.ts'
import { PUSH_MODIFIERS } from './update/array-modifiers.server.ts'
import { UPDATE_OPERATORS } from './update/field-updates.server.ts'
import { BITS } from './update/value-modifiers.server.ts'

// These are answered by the executor itself.
const OF_THE_EXECUTOR = ['hello', 'isMaster', 'commitTransaction', 'abortTransaction']

/** What the MongoDB-compatible server implements. */
export function mongoScope(): Scope {
  const fields = Object.entries(COMMANDS).flatMap(([name, command]) =>
    command.fields
      .filter((field) => name !== 'find' || !UNSERVED_FIND_OPTIONS.includes(field))
      .map((field) => `${name}.${field}`),
  )
  return {
    title: 'Scope of the embedded MongoDB',
    sections: [
      { title: 'Commands', names: [...Object.keys(COMMANDS), ...OF_THE_EXECUTOR] },
      {
        title: 'Fields of commands',
        note: '`*` are those any command may carry. Some change nothing, see the README.',
        names: [
          ...[...COMMON_FIELDS].map((field) => `*.${field}`),
          ...fields,
          ...UPDATE_STATEMENT_FIELDS.map((field) => `update.updates.${field}`),
          ...DELETE_STATEMENT_FIELDS.map((field) => `delete.deletes.${field}`),
        ],
      },
      { title: 'Index options', names: INDEX_OPTIONS.filter((option) => option !== 'hidden') },
      { title: 'Query operators', names: [...Object.keys(CLAUSES), ...Object.keys(FIELD_OPERATORS)] },
      { title: 'Projection operators', names: ['$', '$elemMatch', '$slice'] },
      { title: 'Update operators', names: [...UPDATE_OPERATORS] },
      {
        title: 'Update modifiers',
        names: [
          ...PUSH_MODIFIERS.map((name) => `$push ${name}`),
          '$addToSet $each',
          ...Object.keys(BITS).map((name) => `$bit ${name}`),
          '$currentDate $type',
        ],
      },
      { title: 'Positional paths', names: ['$', '$[]', '$[name]'] },
      { title: 'Stages', names: [...Object.keys(STAGES), ...OUTPUT_STAGES] },
      { title: 'Accumulators', names: ACCUMULATORS },
      { title: 'Expressions', names: Object.keys(EXPRESSIONS) },
      { title: 'Variables', names: Object.keys(SYSTEM_VARIABLES).map((name) => `$$${name}`) },
    ],
  }
}
