import { type Recorder } from './recorder.ts'

/** A value of a command as the driver is about to send it. */
type Value = unknown
type Doc = Record<string, Value>

const LOGICAL = new Set(['$and', '$or', '$nor'])

/**
 * Notes everything a command uses of MongoDB's language, told apart by where it stands: `$first` in `$group` is an
 * accumulator, in `$project` an expression.
 */
export function recordCommand(recorder: Recorder, name: string, command: Doc): void {
  new CommandReader((section, used) => recorder.note('mongo', section, used)).command(name, command)
}

class CommandReader {
  constructor(private readonly note: (section: string, name: string) => void) {}

  command(name: string, command: Doc): void {
    this.note('Commands', name)
    for (const field of Object.keys(command).slice(1)) this.note('Fields of commands', `${name}.${field}`)
    switch (name) {
      case 'find':
        this.filter(command['filter'])
        return this.projection(command['projection'], 'Projection operators')
      case 'aggregate':
        return this.pipeline(command['pipeline'])
      case 'count':
      case 'distinct':
        return this.filter(command['query'])
      case 'findAndModify':
        this.filter(command['query'])
        this.update(command['update'])
        this.projection(command['fields'], 'Projection operators')
        return this.arrayFilters(command['arrayFilters'])
      case 'update':
        return this.statements('update.updates', command['updates'], (statement) => {
          this.filter(statement['q'])
          this.update(statement['u'])
          this.arrayFilters(statement['arrayFilters'])
        })
      case 'delete':
        return this.statements('delete.deletes', command['deletes'], (statement) =>
          this.filter(statement['q']),
        )
      case 'createIndexes':
        for (const index of listOf(command['indexes']).filter(isDoc)) {
          for (const option of Object.keys(index)) this.note('Index options', option)
          this.filter(index['partialFilterExpression'])
        }
    }
  }

  private statements(place: string, list: Value, read: (statement: Doc) => void): void {
    for (const statement of listOf(list).filter(isDoc)) {
      for (const field of Object.keys(statement)) this.note('Fields of commands', `${place}.${field}`)
      read(statement)
    }
  }

  private arrayFilters(list: Value): void {
    for (const filter of listOf(list)) this.filter(filter)
  }

  private filter(filter: Value): void {
    if (!isDoc(filter)) return
    for (const [name, argument] of Object.entries(filter)) {
      if (!name.startsWith('$')) {
        this.condition(argument)
        continue
      }
      this.note('Query operators', name)
      if (LOGICAL.has(name)) for (const part of listOf(argument)) this.filter(part)
      if (name === '$expr') this.expression(argument)
    }
  }

  private condition(argument: Value): void {
    if (isRegex(argument)) this.note('Query operators', '$regex')
    if (!isOperators(argument)) return
    for (const [operator, value] of Object.entries(argument)) {
      this.note('Query operators', operator)
      if (operator === '$not') this.condition(value)
      if (operator === '$elemMatch') this.element(value)
      if (operator === '$all' || operator === '$in' || operator === '$nin') {
        for (const item of listOf(value)) this.condition(item)
      }
    }
  }

  private element(argument: Value): void {
    const first = isDoc(argument) ? Object.keys(argument)[0] : undefined
    if (isOperators(argument) && !LOGICAL.has(first ?? '') && first !== '$expr') this.condition(argument)
    else this.filter(argument)
  }

  /** `operators` is the section of what only `find` knows; in a pipeline the same words are expressions. */
  private projection(projection: Value, operators: string | null): void {
    if (!isDoc(projection)) return
    for (const [field, argument] of Object.entries(projection)) {
      if (operators && field.endsWith('.$')) this.note(operators, '$')
      if (typeof argument === 'number' || typeof argument === 'boolean') continue
      const first = isDoc(argument) ? Object.keys(argument)[0] : undefined
      if (
        operators &&
        isDoc(argument) &&
        (first === '$elemMatch' || first === '$slice' || first === '$meta')
      ) {
        this.note(operators, first)
        if (first === '$elemMatch') this.element(argument[first])
      } else if (isDoc(argument) && !isOperators(argument)) this.projection(argument, operators)
      else this.expression(argument)
    }
  }

  private update(update: Value): void {
    if (Array.isArray(update)) return this.pipeline(update)
    if (!isOperators(update)) return
    for (const [operator, fields] of Object.entries(update)) {
      this.note('Update operators', operator)
      for (const [path, argument] of Object.entries(isDoc(fields) ? fields : {})) {
        for (const [part] of path.matchAll(/\$(\[\w*\])?/g)) {
          this.note('Positional paths', part.replace(/\w+/, 'name'))
        }
        if (operator === '$pull') this.element(argument)
        else if (isOperators(argument) && operator !== '$set' && operator !== '$setOnInsert') {
          for (const modifier of Object.keys(argument)) {
            this.note('Update modifiers', `${operator} ${modifier}`)
          }
        }
      }
    }
  }

  private pipeline(pipeline: Value): void {
    for (const stage of listOf(pipeline).filter(isDoc)) {
      for (const [name, argument] of Object.entries(stage)) {
        this.note('Stages', name)
        this.stage(name, argument)
      }
    }
  }

  private stage(name: string, argument: Value): void {
    const { _id, output, pipeline, whenMatched, restrictSearchWithMatch, ...rest } = isDoc(argument)
      ? argument
      : ({} as Doc)
    switch (name) {
      case '$match':
        return this.filter(argument)
      case '$project':
        return this.projection(argument, null)
      case '$group':
        this.expression(_id)
        return this.accumulators({ ...rest, ...(output !== undefined && { output }) })
      case '$bucket':
      case '$bucketAuto':
        this.expression(rest['groupBy'])
        return this.accumulators(output)
      case '$setWindowFields':
        this.expression(rest['partitionBy'])
        for (const window of Object.values(isDoc(output) ? output : {})) this.windowFunction(window)
        return
      case '$facet':
        for (const branch of Object.values(isDoc(argument) ? argument : {})) this.pipeline(branch)
        return
      case '$lookup':
      case '$unionWith':
        this.expression(rest['let'])
        return this.pipeline(pipeline)
      case '$graphLookup':
        this.expression(rest['startWith'])
        return this.filter(restrictSearchWithMatch)
      case '$merge':
        this.expression(rest['let'])
        return this.pipeline(whenMatched)
      case '$addFields':
      case '$set':
      case '$replaceRoot':
      case '$replaceWith':
      case '$sortByCount':
      case '$documents':
      case '$redact':
        return this.expression(argument)
    }
  }

  private accumulators(fields: Value): void {
    for (const spec of Object.values(isDoc(fields) ? fields : {}).filter(isDoc)) {
      for (const [name, argument] of Object.entries(spec)) {
        this.note('Accumulators', name)
        this.expression(argument)
      }
    }
  }

  private windowFunction(spec: Value): void {
    for (const [name, argument] of Object.entries(isDoc(spec) ? spec : {})) {
      if (name === 'window') continue
      this.note('Window functions', name)
      this.expression(argument)
    }
  }

  private expression(value: Value): void {
    if (typeof value === 'string') {
      const variable = /^\$\$([A-Z_]+)(\.|$)/.exec(value)?.[1]
      if (variable) this.note('Variables', `$$${variable}`)
    } else if (Array.isArray(value)) {
      for (const item of value) this.expression(item)
    } else if (isDoc(value)) {
      for (const [name, argument] of Object.entries(value)) {
        if (name.startsWith('$')) this.note('Expressions', name)
        if (name !== '$literal') this.expression(argument)
      }
    }
  }
}

const listOf = (value: Value): Value[] => (Array.isArray(value) ? (value as Value[]) : [])

/** A document, not one of the values that are objects in JavaScript only. */
const isDoc = (value: Value): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('_bsontype' in value) &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)

const isRegex = (value: Value): boolean =>
  value instanceof RegExp ||
  (typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'BSONRegExp')

const isOperators = (value: Value): value is Doc =>
  isDoc(value) && /^\$(?!ref$|id$|db$)/.test(Object.keys(value)[0] ?? '')
