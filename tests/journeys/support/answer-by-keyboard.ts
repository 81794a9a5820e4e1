import { definitions, type Block } from '@karmashala/authoring'
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

// Every answer is given as somebody does who has no mouse: by Tab to the control, and by keys on it.

const TABS_MAX = 120

/** Presses Tab until the control has the focus; fails when it cannot be reached. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  const isThere = async () => await control.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(control)}.`)
}

export async function press(page: Page, button: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press(key)
}

/** Goes through the values of a select by the arrow keys until it says what it should. */
async function choose(
  page: Page,
  select: Locator,
  wanted: (words: string, value: string) => boolean,
): Promise<void> {
  await tabTo(page, select)
  const now = async () =>
    await select.evaluate((element: HTMLSelectElement) => ({
      words: element.selectedOptions[0]?.textContent ?? '',
      value: element.value,
      count: element.options.length,
    }))
  const { count } = await now()
  await page.keyboard.press('Home')
  for (let presses = 0; presses <= count; presses += 1) {
    const { words, value } = await now()
    if (wanted(words.trim(), value)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error('The select has no such value.')
}

/** Radio buttons are one stop of Tab, chosen by arrows; checkboxes are a stop each. */
async function choosePlaces(page: Page, options: Locator, places: readonly number[]): Promise<void> {
  const isRadio = (await options.first().getAttribute('type')) === 'radio'
  for (const place of places) {
    const option = options.and(page.locator(`nothing, [value="${place}"]`)).first()
    const exact = (await option.count()) > 0 ? option : options.nth(place)
    if (!isRadio) {
      await press(page, exact, 'Space')
      continue
    }
    await tabTo(page, options.first())
    await page.keyboard.press('Space')
    while (!(await exact.isChecked())) await page.keyboard.press('ArrowDown')
  }
}

type Answer = (page: Page, question: Locator, block: Block) => Promise<void>

const type = async (page: Page, field: Locator, words: string) => {
  await tabTo(page, field)
  await page.keyboard.type(words)
}

const choice: Answer = async (page, question, block) => {
  const solution = definitions.get(block.type)?.scoring?.solution(block.attrs) as number[]
  await choosePlaces(page, question.locator('.kl-option input, .kl-area-option input, input'), solution)
}

/** By kind; each gives the answer that is right. */
const ANSWERS: Record<string, Answer> = {
  singleChoice: choice,
  multipleChoice: choice,
  hotspot: choice,
  async fillBlanks(page, question) {
    const fields = question.locator('input')
    await type(page, fields.nth(0), 'ten')
    await type(page, fields.nth(1), 'cash')
  },
  shortAnswer: async (page, question) => await type(page, question.locator('input'), 'लोकपाल'),
  numeric: async (page, question) => await type(page, question.locator('input'), '१,००,०००'),
  async matching(page, question, block) {
    if (block.type !== 'matching') return
    for (const [row, { right }] of block.attrs.pairs.entries())
      await choose(page, question.locator(`.kl-row[data-row="${row}"] select`), (words) => words === right)
  },
  async categorising(page, question, block) {
    if (block.type !== 'categorising') return
    const names = new Map(block.attrs.categories.map(({ id, name }) => [id, name]))
    for (const [row, { category }] of block.attrs.items.entries())
      await choose(
        page,
        question.locator(`.kl-row[data-row="${row}"] select`),
        (words) => words === names.get(category),
      )
  },
  async ordering(page, question, block) {
    if (block.type !== 'ordering') return
    for (const step of block.attrs.steps.keys())
      await choose(
        page,
        question.locator(`.kl-row[data-row="${step}"] select`),
        (_, value) => value === String(step + 1),
      )
  },
  async scenario(page, question) {
    await press(page, question.getByRole('button', { name: 'Report it' }))
    await expect(question.locator('.kl-story').getByText('It is registered.')).toBeVisible()
  },
  reflection: async (page, question) => await type(page, question.locator('textarea'), 'I would ask first.'),
  async inVideoQuestion(page, question, block) {
    if (block.type !== 'inVideoQuestion') return
    const stops = [...block.attrs.stops].sort((one, other) => one.at - other.at)
    // The film of these courses holds no picture: what cannot be played opens its questions by itself.
    const [first] = stops.flatMap(({ questions }) => questions)
    if (first) await expect(question.locator(`[data-block-id="${first.attrs.id}"]`)).toBeVisible()
    for (const { questions } of stops)
      for (const inner of questions) await answerAndCheck(page, question, inner as Block)
  },
  async assessment(page, question, block) {
    if (block.type !== 'assessment') return
    await press(page, question.getByRole('button', { name: /start/i }))
    const all = block.attrs.pools.flatMap(({ questions }) => questions)
    for (const inner of all) {
      const element = question.locator(`[data-block-id="${inner.attrs.id}"]`)
      if (await element.isVisible()) await ANSWERS[inner.type]?.(page, element, inner as Block)
    }
    await press(page, question.getByRole('button', { name: /finish/i }))
    await expect(question.locator('.result-badge.is-passed')).toBeVisible()
  },
}
const CHECKS_ITSELF = new Set(['reflection', 'scenario', 'inVideoQuestion', 'assessment'])

async function answerAndCheck(page: Page, within: FrameLocator | Locator, block: Block): Promise<void> {
  const question = within.locator(`[data-block-id="${block.attrs.id}"]`).first()
  const answer = ANSWERS[block.type]
  if (!answer) throw new Error(`Nobody knows yet how ${block.type} is answered by the keyboard.`)
  await answer(page, question, block)
  if (CHECKS_ITSELF.has(block.type)) return
  await press(page, question.getByRole('button', { name: /^check/i }))
  await expect(question.locator('.question-feedback')).not.toBeEmpty()
}

/** Gives the right answer to a question of the screen that is shown, and checks it, without the mouse. */
export const answerByKeyboard = async (page: Page, lesson: FrameLocator, block: Block): Promise<void> =>
  await answerAndCheck(page, lesson.locator('.screen.is-current'), block)
