import { type Block } from '@karmashala/authoring'
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** The lesson inside the player: a frame of the content origin that holds the frame of the package. */
export const lessonIn = (page: Page): FrameLocator => page.frameLocator('iframe').frameLocator('iframe')

type Asked<Type extends Block['type']> = Extract<Block, { type: Type }>['attrs']
type Question = { id: string; type: Block['type']; attrs: Record<string, unknown> }

const tick = async (question: Locator, { options }: Asked<'multipleChoice'>) => {
  for (const [index, { correct }] of options.entries()) {
    if (correct) await question.locator('input').nth(index).check()
  }
}
const row = (question: Locator, index: number) => question.locator(`.kl-row[data-row="${index}"] select`)

/** By kind, the right answer, by whatever attributes the page of the course has of the question. */
const ANSWERS: { [Type in Block['type']]?: (question: Locator, attrs: Asked<Type>) => Promise<void> } = {
  singleChoice: tick,
  multipleChoice: tick,
  async fillBlanks(question, { text }) {
    const answers = [...text.matchAll(/\[\[([^|\]]+)/g)].map(([, answer]) => answer ?? '')
    for (const [index, answer] of answers.entries()) await question.locator('input').nth(index).fill(answer)
  },
  shortAnswer: async (question, { accepted: [first] }) => {
    await question.locator('input').fill(first?.text ?? '')
  },
  numeric: async (question, { value }) => await question.locator('input').fill(String(value)),
  async matching(question, { pairs }) {
    for (const [index, { right }] of pairs.entries())
      await row(question, index).selectOption({ label: right })
  },
  async categorising(question, { categories, items }) {
    for (const [index, { category }] of items.entries()) {
      const name = categories.find(({ id }) => id === category)?.name ?? ''
      await row(question, index).selectOption({ label: name })
    }
  },
  async ordering(question, { steps }) {
    for (const index of steps.keys()) await row(question, index).selectOption(String(index + 1))
  },
  reflection: async (question) => await question.locator('textarea').fill('I would ask first.'),
  async scenario(question, { nodes }) {
    for (const choice of bestWay(nodes, nodes[0]?.id ?? '').words) {
      await question.getByRole('button', { name: choice }).click()
    }
  },
  async assessment(question, { pools }) {
    await question.getByRole('button', { name: /^(start|आरंभ)/i }).click()
    for (const inner of pools.flatMap(({ questions }) => questions)) {
      const element = question.locator(`[data-block-id="${inner.attrs.id}"]`)
      if (await element.isVisible()) await answer(element, inner)
    }
    await question.getByRole('button', { name: /^(finish|समाप्त)/i }).click()
    await expect(question.locator('.result-badge.is-passed')).toBeVisible()
  },
}
const CHECKS_ITSELF = new Set(['reflection', 'scenario', 'assessment'])

type Way = { words: string[]; points: number }

/** The choices that lead to the best end of a story. */
function bestWay(nodes: Asked<'scenario'>['nodes'], id: string): Way {
  const here = nodes.find((node) => node.id === id)
  const ways = (here?.choices ?? []).map(({ text, to }): Way => {
    const { words, points } = bestWay(nodes, to)
    return { words: [text, ...words], points }
  })
  const start: Way = { words: [], points: ways.length > 0 ? -1 : (here?.points ?? 0) }
  return ways.reduce((best, way) => (way.points > best.points ? way : best), start)
}

async function answer(question: Locator, { type, attrs }: { type: Block['type']; attrs: unknown }) {
  const give = ANSWERS[type] as ((question: Locator, attrs: unknown) => Promise<void>) | undefined
  if (!give) throw new Error(`Nobody knows yet how ${type} is answered.`)
  await give(question, attrs)
}

/** Reads on by one screen, in whatever language it is; every question on the way is answered rightly. False on the last. */
export async function readOn(lesson: FrameLocator): Promise<boolean> {
  const data = JSON.parse((await lesson.locator('#course-data').textContent()) ?? '{}') as {
    questions: Question[]
  }
  const language = (await lesson.locator('#screens').getAttribute('lang')) ?? ''
  for (const { id, type, attrs } of data.questions) {
    const question = lesson.locator(`.screen.is-current [data-block-id="${id}"]`).first()
    if ((await question.count()) === 0) continue
    await answer(question, { type, attrs: attrs[language] ?? Object.values(attrs)[0] })
    if (CHECKS_ITSELF.has(type)) continue
    await question.getByRole('button', { name: /^(Check answer|उत्तर जाँचें)$/ }).click()
    await expect(question.getByText(/^(That is right\.|आपका उत्तर सही है।)$/)).toBeVisible()
  }
  const next = lesson.locator('#next')
  if (!(await next.isVisible()) || (await next.isDisabled())) return false
  await next.click()
  return true
}

export const screenTitle = async (lesson: FrameLocator): Promise<string> =>
  (await lesson.locator('.screen.is-current .screen-title').textContent()) ?? ''
