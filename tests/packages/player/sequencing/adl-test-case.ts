/** One visit of an activity in ADL's conformance test: what its content does and what the tester does afterwards. */
export type TestVisit = {
  /** Number of the activity, as its launch parameters have it: `act=3`. */
  activity: string
  commands: TestCommand[]
  /** What the interface must show while the content runs: a question and its answer. */
  questions: { question: string; answer: boolean }[]
  /** What the tester is told to do when the content has finished; '' is nothing. */
  instruction: string
}

export type TestCommand =
  | { kind: 'initialize' }
  | { kind: 'set'; element: string; value: string; answer: string; error: string }
  | { kind: 'get'; element: string; value: string; error: string }
  /** Remembers which index an objective has. */
  | { kind: 'find'; objective: string }
  /** The identifiers in cmi.objectives, in any order. */
  | { kind: 'objectives'; identifiers: string[] }

export type TestCase = { title: string; start: string; visits: TestVisit[] }

const NAMES: Record<string, string> = {
  c: 'cmi',
  a: 'adl',
  n: 'nav',
  r: 'request',
  X: 'exit',
  E: 'entry',
  CS: 'completion_status',
  SS: 'success_status',
  S: 'score',
  SCA: 'scaled',
  RW: 'raw',
  MX: 'max',
  MN: 'min',
  PM: 'progress_measure',
  OB: 'objectives',
  SD: 'suspend_data',
  ST: 'session_time',
  TT: 'total_time',
  SPS: 'scaled_passing_score',
  CT: 'completion_threshold',
  MAXTA: 'max_time_allowed',
  CNT: '_count',
  ID: 'id',
  id: 'id',
}

const VALUES: Record<string, string> = {
  pass: 'passed',
  fail: 'failed',
  comp: 'completed',
  incomp: 'incomplete',
  notatt: 'not attempted',
  unk: 'unknown',
  'M.n': 'normal',
  'X.s': 'suspend',
  'X.t': 'time-out',
  'X.l': 'logout',
  'E.r': 'resume',
  'E.a': 'ab-initio',
  'N.c': 'continue',
  'N.p': 'previous',
  'N.e': 'exit',
  'N.ea': 'exitAll',
  'N.a': 'abandon',
  'N.aa': 'abandonAll',
  'N.sa': 'suspendAll',
}

/** Reads a test case of ADL's suite (`TestCases/*.properties`). */
export function readTestCase(text: string): TestCase {
  const testCase: TestCase = { title: '', start: '', visits: [] }
  let name = ''
  for (const line of text.split(/\r?\n/)) {
    const equals = line.indexOf('=')
    if (line.startsWith('#') || equals < 0) continue
    const [key, value] = [line.slice(0, equals), line.slice(equals + 1).trim()]
    if (key === 'title' || key === 'start') testCase[key] = value
    const [, visitName, activity, field] = /^(Act(\d+)V\d+)\.(\w+)/.exec(key) ?? []
    if (!visitName || !activity || !field) continue
    if (visitName !== name) testCase.visits.push({ activity, commands: [], questions: [], instruction: '' })
    name = visitName
    const visit = testCase.visits.at(-1)
    if (visit) readField(visit, field, value)
  }
  return testCase
}

function readField(visit: TestVisit, field: string, value: string): void {
  if (field === 'commands') visit.commands.push(readCommand(value))
  if (field === 'CUI') visit.instruction = value
  if (field === 'UIQ') visit.questions = value.split('~').map((question) => ({ question, answer: false }))
  if (field === 'UIA') {
    for (const [index, answer] of value.split('~').entries()) {
      const asked = visit.questions[index]
      if (asked) asked.answer = answer === 'Y'
    }
  }
}

function readCommand(written: string): TestCommand {
  const [verb = '', what = '', answer = '', error = ''] = written.split('->')
  if (verb === 'I') return { kind: 'initialize' }
  if (verb === 'COI') return { kind: 'objectives', identifiers: what.split(',') }
  if (verb === 'GET') {
    const lookup = /^c~OB~&([^&]+)&~id$/.exec(what)
    if (lookup?.[1]) return { kind: 'find', objective: lookup[1] }
    return { kind: 'get', element: readElement(what), value: VALUES[answer] ?? answer, error }
  }
  if (verb !== 'SET') throw new Error(`The command ${written} is not understood.`)
  const target = /^a~n~r!tar~(.+)~(TY\.c|N\.j)$/.exec(what)
  if (target) {
    const value = `{target=${target[1] ?? ''}}${target[2] === 'TY.c' ? 'choice' : 'jump'}`
    return { kind: 'set', element: 'adl.nav.request', value, answer: 'true', error: '0' }
  }
  const [element = '', value = ''] = what.split('!')
  return {
    kind: 'set',
    element: readElement(element),
    value: VALUES[value] ?? value,
    answer: answer === 't' ? 'true' : 'false',
    error,
  }
}

/** `&id&` stands for the index of the objective with that identifier. */
const readElement = (written: string) =>
  written
    .split('~')
    .map((part) => (part.startsWith('&') ? part : NAMES[part]))
    .join('.')
