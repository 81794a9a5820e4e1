import { Scorm2004API } from 'scorm-again'
import {
  applyCommit,
  contentNavigation,
  emptyAttempt,
  emptySequencing,
  launchState,
  navigate,
  offeredNavigation,
  type AttemptState,
  type LaunchCommit,
  type LaunchItem,
  type Navigation,
  type NavigationOutcome,
  type SequencingNode,
  type SequencingState,
  type SequencingTree,
} from '@karmashala/player'
import {
  contentElements,
  mergeElements,
  reportedElements,
} from '../../../../packages/player/src/cmi-elements.ts'
import { nestElements } from '../../../../packages/player/src/browser/nest-elements.ts'
import { createContentApi, type RunTimeApi } from '../../../../packages/player/src/browser/run-time-api.ts'
import { type TestCase, type TestCommand, type TestVisit } from './adl-test-case.ts'

type Item = LaunchItem & { identifier: string; parameters: string }
export type TestPackage = { tree: SequencingTree; items: Item[] }

const LEARNER = { id: 'tester', name: 'Tester, Test', language: 'en' }

/**
 * Plays a test case the way the product does, without a browser: the engine says what is launched, the run-time of the
 * wrapper page is built from the launch state, what it would commit is applied to the attempt, and the attempt goes
 * back to the engine. Returns everything that was not as ADL expects.
 */
export class Replay {
  readonly #package: TestPackage
  readonly #attempts = new Map<string, AttemptState>()
  readonly problems: string[] = []
  #state: SequencingState = emptySequencing()
  #cmi: AttemptState['cmi'] | null = null
  #outcome: NavigationOutcome | null = null
  #launches = 0

  /** `globals`: what earlier courses left in the global objectives of the system. */
  constructor(content: TestPackage, globals: SequencingState['globals'] = {}) {
    this.#package = content
    this.#state = { ...emptySequencing(), globals }
  }

  get globals(): SequencingState['globals'] {
    return this.#state.globals
  }

  play({ start, visits }: TestCase): string[] {
    const first = start === '.' ? null : this.#named(start)
    this.#go(first ? { request: 'choice', target: first } : { request: 'start' })
    for (const [index, visit] of visits.entries()) {
      const label = `visit ${index + 1}, activity ${visit.activity}`
      const item = this.#itemOf(visit.activity)
      if (this.#state.delivered?.identifier !== item?.identifier) {
        const instead = this.#state.delivered?.identifier ?? JSON.stringify(this.#outcome)
        this.problems.push(`${label}: ${instead} instead`)
        return this.problems
      }
      if (item) this.#visit(item, visit, label)
      this.#obey(visit.instruction, index === visits.length - 1, label)
    }
    return this.problems
  }

  #go(navigation: Navigation): void {
    const step = navigate(this.#package.tree, this.#state, navigation, { cmi: this.#cmi, random: () => 0 })
    this.#state = step.state
    this.#outcome = step.outcome
    if (step.outcome.kind !== 'refused') this.#cmi = null
  }

  #itemOf(activity: string): Item | undefined {
    return this.#package.items.find(({ parameters }) =>
      new RegExp(`[?&]act=${activity}(&|#|$)`).test(parameters),
    )
  }

  #named(title: string): string {
    const all = (node: SequencingNode): SequencingNode[] => [node, ...node.children.flatMap(all)]
    const found = all(this.#package.tree.root).find((node) => node.title === title)
    if (!found && title.includes('root')) return this.#package.tree.root.identifier
    return found?.identifier ?? title
  }

  #visit(item: Item, visit: TestVisit, label: string): void {
    const { delivered } = this.#state
    if (!delivered) return
    this.#ask(visit, label)
    const before = this.#attempts.get(item.identifier) ?? emptyAttempt('scorm2004')
    const { cmi, baseVersion } = launchState(before, { ...item, delivered }, LEARNER, 'normal')
    const session = runContent(cmi, visit.commands, (problem) => this.problems.push(`${label}: ${problem}`))
    const launchId = String((this.#launches += 1))
    const commit: LaunchCommit = {
      session: launchId,
      launchId,
      startedAt: this.#launches,
      launchedAt: this.#launches,
      receivedAt: this.#launches,
      sequence: 1,
      base: null,
      baseVersion,
      cmi: session.written,
      elapsedInSeconds: 0,
      terminated: true,
      closing: false,
    }
    const { state } = applyCommit(before, commit, { item: { ...item, delivered }, mode: 'normal' })
    this.#attempts.set(item.identifier, state)
    this.#cmi = state.cmi
    const navigation = contentNavigation({ request: session.request, exit: state.cmi['cmi.exit'] ?? '' })
    if (navigation) this.#go(navigation)
  }

  /** The inspection of the interface. */
  #ask({ questions }: TestVisit, label: string): void {
    if (questions.length === 0) return
    const offer = offeredNavigation(this.#package.tree, this.#state, { cmi: null, random: () => 0 })
    const current = this.#state.delivered?.identifier
    for (const { question, answer } of questions) {
      const [what = '', title = ''] = question.split('@')
      const target = this.#named(title)
      const shown: Record<string, boolean> = {
        'continue.enabled': offer.continue === 'enabled',
        'continue.disabled': offer.continue !== 'enabled',
        'previous.enabled': offer.previous === 'enabled',
        'previous.disabled': offer.previous !== 'enabled',
        'toc.enabled': Object.entries(offer.choices).some(([id, may]) => may && id !== current),
        'toc.enabled.selectable': offer.choices[target] === true,
        'toc.visible': offer.choices[target] !== undefined,
      }
      if (shown[what] !== answer)
        this.problems.push(`${label}: ${question} should be ${answer ? 'yes' : 'no'}`)
    }
  }

  /** What the tester is told to do; instructions are named after their test case where they are its own. */
  #obey(instruction: string, isLast: boolean, label: string): void {
    const [what = '', title = ''] = instruction.split('~')
    if (what === 'Continue' || what === 'Previous')
      this.#go({ request: what === 'Continue' ? 'continue' : 'previous' })
    else if (what === 'Exit') this.#exit(label)
    else if (what === 'Choice') this.#go({ request: 'choice', target: this.#named(title) })
    else if (what === 'RootSX4b') this.#go({ request: 'choice', target: this.#package.tree.root.identifier })
    else if (what === 'ContinueExitCM8') {
      this.#go({ request: 'continue' })
      this.#relaunch()
    } else if (what === 'ChoiceExit') this.#go({ request: 'choice', target: this.#named(title) })
    else if (what === 'DMBxAct') {
      this.#relaunch({ request: 'choice', target: 'activity_1' })
    } else if (what.startsWith('Relaunch') || what === 'DMBx') this.#relaunch()
    else if (!['', 'AutoTest', 'HasEnded'].includes(what)) this.problems.push(`${label}: what is ${what}?`)
    const mustBeOver = isLast && (what === 'HasEnded' || what === 'AutoTest')
    if (mustBeOver && this.#outcome?.kind !== 'ended')
      this.problems.push(`${label}: the course should be over`)
  }

  #exit(label: string): void {
    this.#go({ request: 'exitAll' })
    if (this.#outcome?.kind === 'refused' && this.#state.current !== null) {
      this.problems.push(`${label}: cannot leave (${this.#outcome.exception})`)
    }
  }

  /** Leaves the course where that has not happened by itself, and opens it again. */
  #relaunch(navigation: Navigation = { request: 'start' }): void {
    if (this.#state.current !== null) this.#go({ request: 'exitAll' })
    this.#go(this.#state.suspended === null ? navigation : { request: 'resumeAll' })
  }
}

type Session = { written: AttemptState['cmi']; request: string }

/** Runs the commands of a visit against the run-time of the wrapper page, and ends it. */
function runContent(
  cmi: AttemptState['cmi'],
  commands: TestCommand[],
  report: (problem: string) => unknown,
): Session {
  let request = ''
  const touched = new Set<string>()
  const service = {
    updateSettings: () => undefined,
    processHttpRequest() {
      request = api.adl.nav.request
      return { result: 'true', errorCode: 0 }
    },
  }
  const api = new Scorm2004API(
    {
      lmsCommitUrl: 'commits',
      dataCommitFormat: 'flattened',
      autocommit: false,
      logLevel: 5,
      onLogMessage: () => undefined,
    },
    service,
  )
  api.loadFromJSON(nestElements(cmi))
  const content = createContentApi('scorm2004', api as unknown as RunTimeApi, {
    onInitialize: () => undefined,
    onWrite: () => undefined,
  })
  const call = (name: string, ...values: string[]) => {
    const method = content[name]
    return typeof method === 'function' ? method(...values) : ''
  }
  const indexes = new Map<string, string>()
  const resolve = (element: string) =>
    element.replace(
      /&([^&]+)&/g,
      (_, name: string) => indexes.get(name) ?? String(identifiers().map(plain).indexOf(name)),
    )
  const identifiers = () =>
    Array.from({ length: Number(call('GetValue', 'cmi.objectives._count')) }, (_, index) =>
      call('GetValue', `cmi.objectives.${index}.id`),
    )

  for (const command of commands) {
    if (command.kind === 'initialize') call('Initialize', '')
    if (command.kind === 'find') {
      const index = identifiers().map(plain).indexOf(command.objective)
      if (index < 0) report(`there is no objective ${command.objective}`)
      indexes.set(command.objective, String(index))
    }
    if (command.kind === 'objectives') {
      const found = identifiers().sort().join(',')
      if (found !== [...command.identifiers].sort().join(',')) report(`the objectives are ${found}`)
    }
    if (command.kind === 'set') {
      const answer = call('SetValue', resolve(command.element), command.value)
      const error = call('GetLastError')
      if (answer === 'true') touched.add(resolve(command.element))
      if (answer !== command.answer || error !== command.error) {
        report(`setting ${resolve(command.element)} to ${command.value} gave ${answer} and error ${error}`)
      }
    }
    if (command.kind === 'get') {
      const value = call('GetValue', resolve(command.element))
      const error = call('GetLastError')
      if (!isSame(command.element, value, command.value) || error !== command.error) {
        report(
          `${resolve(command.element)} is "${value}" with error ${error}, not "${command.value}" (${command.error})`,
        )
      }
    }
  }
  call('Terminate', '')
  const written = contentElements('scorm2004', { ...api.renderCommitCMI(true) } as Record<string, unknown>)
  return { written: mergeElements({}, reportedElements(written, touched)), request }
}

/** Numbers are compared as numbers; durations are compared by the caller's standard, which lets them differ in form. */
function isSame(element: string, value: string, expected: string): boolean {
  if (element === 'cmi.total_time') return true
  return value === expected || (expected !== '' && value !== '' && Number(value) === Number(expected))
}

/** The test cases name objectives without the escapes of the manifest. */
const plain = (identifier: string) => decodeURIComponent(identifier).trim().replace(/\s+/g, ' ')
