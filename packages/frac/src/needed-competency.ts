import { type Dictionary } from './dictionary.ts'
import { isLevelNumber, type LevelNumber } from './levels.ts'
import { type InterchangeProblem, type ProblemCode } from './problem.ts'
import { shown } from './read-fields.ts'

type Refuse = (code: ProblemCode, params?: InterchangeProblem['params']) => void

/** The code of a competency a sheet asks for; null, with the reason reported, when nothing new may ask for it. */
export function readNeededCompetency(cell: string, dictionary: Dictionary, refuse: Refuse): string | null {
  const code = cell.toUpperCase()
  const competency = dictionary.find(code)
  if (!competency) refuse('unknown_competency', shown(cell))
  else if (competency.retired) {
    const successor = dictionary.resolve(code)
    refuse('retired_competency', {
      value: code,
      successor: successor?.retired ? '' : (successor?.code ?? ''),
    })
  } else if (!competency.selectable)
    refuse('not_selectable', { value: code, theme: competency.parentCode ?? '' })
  else return code
  return null
}

/** A level from 1 to 5 in digits. */
export function readNeededLevel(cell: string, refuse: Refuse): LevelNumber | null {
  const level = /^\d$/.test(cell) ? Number(cell) : Number.NaN
  if (isLevelNumber(level)) return level
  if (cell === '') refuse('missing')
  else refuse('level_out_of_range', shown(cell))
  return null
}
