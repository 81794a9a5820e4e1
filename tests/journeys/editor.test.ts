import { expect, test, type Page } from '@playwright/test'
import { look } from '#tests/journeys/support/look.ts'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { signedIn } from '#tests/journeys/support/person.ts'

// An author writes with pointer, keyboard and clipboard: what could break without a word.

const AUTHOR = 'author@institute.example'
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

let marketplace: Marketplace
let page: Page
test.beforeAll(async ({ browser }) => {
  marketplace = await startMarketplace()
  page = await signedIn(browser, marketplace.origin, AUTHOR)
})
test.afterAll(async () => {
  await marketplace.close()
})

const textOf = (of: Page) => of.getByRole('textbox', { name: 'Text of the lesson' })
const saved = async (of: Page) =>
  await expect(of.getByText('Saved', { exact: true }).first()).toBeVisible({ timeout: 20_000 })

/** The words of the blocks, in their order; a picture is one. */
const blocksOf = async (of: Page): Promise<string[]> =>
  await textOf(of)
    .locator('> :is(p, h2, .le-block)')
    .evaluateAll((elements) =>
      elements.map((element) => (element.matches('.le-block') ? 'picture' : (element.textContent ?? ''))),
    )

const paste = async (html: string) =>
  await textOf(page).evaluate((element, markup) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', markup)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)

async function beginLesson(): Promise<void> {
  await page.goto('/provide/courses/new')
  const main = page.getByRole('main')
  await main.getByRole('textbox', { name: 'Title', exact: true }).fill('Writing in the Editor')
  await main.getByRole('textbox', { name: 'Summary', exact: true }).fill('How a lesson is written.')
  await main.getByRole('textbox', { name: 'Outcomes' }).fill('Write a lesson')
  await main.getByLabel('Language of the content').selectOption('en')
  await main.getByLabel('Licence').selectOption('cc_by_4')
  await main.getByLabel('Duration in minutes').fill('30')
  await main.getByRole('button', { name: 'Create the course' }).click()
  await expect(page).toHaveURL(/\/provide\/courses\/[0-9a-f]{24}/)
  await page.goto(`${new URL(page.url()).pathname}/lessons/new`)
  await page
    .getByRole('main')
    .getByLabel(/^Title/)
    .fill('How leave is earned')
  await page.getByRole('main').getByRole('radio', { name: /Blank/ }).check()
  await page.getByRole('button', { name: 'Create the lesson' }).click()
  await expect(textOf(page)).toBeVisible()
}

test('an author pastes, moves blocks, looks them up and fills them in, and keeps place, picture and every step of undo', async () => {
  test.setTimeout(240_000)
  await beginLesson()
  const text = textOf(page)

  await test.step('what the template asks is not taken for written', async () => {
    await expect(page.getByText('This is still what the template asks of you.').first()).toBeVisible()
    await look(page, 'editor-template')
  })

  await test.step('a pasted text of Word keeps its picture where it stood', async () => {
    await text.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await paste(
      `<h1>Leave</h1><p class=MsoNormal>Earned <del>never</del><img alt="A form" src="data:image/png;base64,${PICTURE}">by work.<o:p>&nbsp;</o:p></p><p>Last<script>document.title='x'</script></p>`,
    )
    await expect.poll(() => blocksOf(page)).toEqual(['Leave', 'Earned', 'picture', 'by work.', 'Last'])
    await expect(text.locator('img[src^="/media/"]')).toBeVisible({ timeout: 20_000 })
    await saved(page)
  })

  await test.step('a block is dragged beside the text, moved by keys, and each move undone by itself', async () => {
    await text.getByText('Leave', { exact: true }).hover()
    const handle = await page.getByRole('button', { name: /drag to move it/ }).boundingBox()
    const last = await text.getByText('Last', { exact: true }).boundingBox()
    if (!handle || !last) throw new Error('There is nothing to drag.')
    await page.mouse.move(handle.x + 8, handle.y + 8)
    await page.mouse.down()
    await page.mouse.move(handle.x + 8, handle.y + 60, { steps: 4 })
    await page.mouse.move(handle.x + 8, last.y + last.height, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => blocksOf(page)).toEqual(['Earned', 'picture', 'by work.', 'Last', 'Leave'])
    await expect(text).toBeFocused()
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(() => blocksOf(page)).toEqual(['Earned', 'picture', 'by work.', 'Leave', 'Last'])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => blocksOf(page)).toEqual(['Leave', 'Earned', 'picture', 'by work.', 'Last'])
  })

  await test.step('a block is looked up in Hindi, inside a column, by keyboard alone', async () => {
    await text.getByText('Last', { exact: true }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/columns')
    await expect(page.getByRole('option', { name: /^Columns/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('/चित्र')
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^Image/])
    await look(page, 'editor-slash')
    await page.keyboard.press('Enter')
    await expect(
      text.locator('[data-part=column]').first().getByRole('group', { name: 'Image' }),
    ).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await saved(page)
  })

  await test.step('a row moved in a form keeps the focus', async () => {
    await page.getByRole('button', { name: 'Add a block at the end' }).click()
    await page.keyboard.type('Single choice')
    await page.keyboard.press('Enter')
    const form = page.getByRole('group', { name: 'Single choice' })
    await expect(form.getByRole('textbox').first()).toBeFocused()
    await form.getByRole('button', { name: 'Move row 1 down' }).press('Enter')
    await expect(form.getByRole('button', { name: 'Move row 2 down' })).toBeFocused()
    await look(page, 'editor-form')
    await page.keyboard.press('Escape')
    await saved(page)
  })
})
