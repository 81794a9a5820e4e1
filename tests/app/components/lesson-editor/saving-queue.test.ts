import {
  applyChange,
  lessonContent,
  mergeChange,
  type Block,
  type LessonChange,
  type LessonContent,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import {
  createSavingQueue,
  SAVE_AFTER_MS,
  type Draft,
  type SendOutcome,
} from '#app/components/lesson-editor/saving/saving-queue.ts'
import { type SaveChangeInput } from '#app/domain/lessons/lesson-wire.ts'

const paragraph = (id: string, text: string): Block => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
})
const lesson = (...blocks: Block[]): LessonContent =>
  lessonContent('en', 'Notes', { type: 'doc', content: blocks })
const words = (content: LessonContent) =>
  content.document.content.map((block) =>
    'content' in block ? JSON.stringify(block.content).match(/"text":"([^"]*)"/)?.[1] : '',
  )

/** A server with one lesson, a writer with an editor, and a clock that only the test moves. */
function aDesk(start = lesson(paragraph('a', 'one'), paragraph('b', 'two'))) {
  const revisions = [start]
  const answers = new Map<string, SendOutcome>()
  const desk = {
    editor: start,
    line: 'up' as 'up' | 'down' | 'answer_lost' | 'signed_out' | 'refuses',
    draft: null as Draft | null,
    sent: [] as SaveChangeInput[],
    duringSend: () => undefined as void,
    stored: () => revisions[revisions.length - 1] ?? start,
    write(block: Block) {
      desk.editor = applyChange(desk.editor, { set: [block], removed: [], order: null, translated: [] })
      queue.changed()
    },
    /** Somebody else saves. */
    other(change: Partial<LessonChange>) {
      revisions.push(
        applyChange(desk.stored(), { set: [], removed: [], order: null, translated: [], ...change }),
      )
    },
    tick(ms: number) {
      const due = timers.filter((timer) => !timer.isOff && timer.ms <= ms)
      timers.length = 0
      for (const { work } of due) work()
    },
  }
  const timers: { ms: number; work: () => void; isOff: boolean }[] = []
  const answer = (input: SaveChangeInput): SendOutcome => {
    const known = answers.get(input.key)
    if (known) return known
    const base = revisions[input.base] ?? start
    const current = desk.stored()
    const { content, conflicts } = mergeChange({ base, current, change: input.change })
    revisions.push(content)
    const theirs = current === base ? null : whole(current, base)
    const outcome: SendOutcome = {
      status: 'saved',
      answer: { revision: revisions.length - 1, theirs, conflicts },
    }
    answers.set(input.key, outcome)
    return outcome
  }
  const whole = (after: LessonContent, before: LessonContent): LessonChange => ({
    set: after.document.content,
    removed: before.document.content
      .map(({ attrs }) => attrs.id)
      .filter((id) => !after.document.content.some(({ attrs }) => attrs.id === id)),
    order: after.document.content.map(({ attrs }) => attrs.id),
    translated: [],
  })
  let keys = 0
  const queue = createSavingQueue({
    start: { revision: 0, content: start },
    read: () => desk.editor,
    put: (content) => {
      desk.editor = content
    },
    send: async (input) => {
      desk.sent.push(input)
      await Promise.resolve()
      desk.duringSend()
      if (desk.line === 'down') return { status: 'offline' }
      if (desk.line === 'signed_out') return { status: 'signed_out' }
      if (desk.line === 'refuses') return { status: 'refused', message: 'errors:tooLong' }
      const outcome = answer(input)
      return desk.line === 'answer_lost' ? { status: 'offline' } : outcome
    },
    keep: (draft) => {
      desk.draft = draft
    },
    newKey: () => `key-of-save-${keys++}`,
    after: (ms, work) => {
      const timer = { ms, work, isOff: false }
      timers.push(timer)
      return {
        cancel: () => {
          timer.isOff = true
        },
      }
    },
  })
  return { desk, queue }
}

test('what is written is saved once the writer pauses, and nothing is kept in the browser then', async () => {
  const { desk, queue } = aDesk()

  desk.write(paragraph('a', 'first'))
  expect(queue.getState().phase).toBe('unsaved')
  desk.tick(SAVE_AFTER_MS)
  await queue.save()

  expect(words(desk.stored())).toEqual(['first', 'two'])
  expect(queue.getState().phase).toBe('saved')
  expect(queue.isUnsaved()).toBe(false)
  expect(desk.draft).toBeNull()
  expect(desk.sent).toHaveLength(1)
})

test('without a connection the work is kept, and it goes when the connection is back', async () => {
  const { desk, queue } = aDesk()
  desk.line = 'down'

  desk.write(paragraph('a', 'offline words'))
  await queue.save()
  expect(queue.getState().phase).toBe('offline')
  expect(desk.draft && words(desk.draft.content)).toEqual(['offline words', 'two'])
  desk.write(paragraph('b', 'more of them'))
  desk.line = 'up'
  await queue.save()

  expect(words(desk.stored())).toEqual(['offline words', 'more of them'])
  expect(queue.getState().phase).toBe('saved')
})

test('a save whose answer was lost is sent again under its key and counts once', async () => {
  const { desk, queue } = aDesk()
  desk.line = 'answer_lost'
  desk.write(paragraph('a', 'sent'))
  await queue.save()

  desk.line = 'up'
  await queue.save()

  expect(new Set(desk.sent.map(({ key }) => key)).size).toBe(1)
  expect(queue.getState()).toMatchObject({ phase: 'saved', revision: 1 })
})

test('what is written while a save is on its way goes with the next one', async () => {
  const { desk, queue } = aDesk()
  let once = true
  desk.duringSend = () => {
    if (once) desk.write(paragraph('b', 'meanwhile'))
    once = false
  }

  desk.write(paragraph('a', 'first'))
  await queue.save()

  expect(words(desk.stored())).toEqual(['first', 'meanwhile'])
  expect(desk.sent).toHaveLength(2)
})

test('what another person saved comes into the editor with the answer', async () => {
  const { desk, queue } = aDesk()
  desk.other({ set: [paragraph('b', 'by Asha')] })

  desk.write(paragraph('a', 'by me'))
  await queue.save()

  expect(words(desk.editor)).toEqual(['by me', 'by Asha'])
  expect(words(desk.stored())).toEqual(['by me', 'by Asha'])
  expect(queue.getState().held.size).toBe(0)
})

test('a block two people changed keeps both versions until the writer decides', async () => {
  const { desk, queue } = aDesk()
  desk.other({ set: [paragraph('a', 'theirs')] })
  desk.write(paragraph('a', 'mine'))
  await queue.save()

  expect(words(desk.editor)[0]).toBe('mine')
  expect(words(desk.stored())[0]).toBe('theirs')
  expect([...queue.getState().held.keys()]).toEqual(['a'])
  expect(queue.isUnsaved()).toBe(true)

  queue.decide('a', 'mine')
  await queue.save()
  expect(words(desk.stored())[0]).toBe('mine')
  expect(queue.isUnsaved()).toBe(false)
})

test('taking the other version puts it into the editor', async () => {
  const { desk, queue } = aDesk()
  desk.other({ set: [paragraph('a', 'theirs')] })
  desk.write(paragraph('a', 'mine'))
  await queue.save()

  queue.decide('a', 'theirs')
  await queue.save()

  expect(words(desk.editor)[0]).toBe('theirs')
  expect(words(desk.stored())[0]).toBe('theirs')
})

test('a block others deleted while it was written in stays in the editor until the writer decides', async () => {
  const { desk, queue } = aDesk()
  desk.other({ removed: ['b'], order: ['a'] })
  desk.write(paragraph('b', 'still mine'))
  await queue.save()

  expect(words(desk.editor)).toEqual(['one', 'still mine'])
  expect(queue.getState().held.get('b')).toBeNull()
  queue.decide('b', 'mine')
  await queue.save()
  expect(words(desk.stored())).toEqual(['one', 'still mine'])
})

test('others\u2019 work that arrives by itself does not undo what is not saved yet', () => {
  const { desk, queue } = aDesk()
  desk.write(paragraph('a', 'unsaved'))

  queue.receive({ set: [paragraph('b', 'by Asha')], removed: [], order: null, translated: [] }, 1)

  expect(words(desk.editor)).toEqual(['unsaved', 'by Asha'])
})

test('a signed-out writer loses nothing and goes on after signing in', async () => {
  const { desk, queue } = aDesk()
  desk.line = 'signed_out'
  desk.write(paragraph('a', 'precious'))
  await queue.save()
  expect(queue.getState().phase).toBe('signed_out')
  expect(desk.draft && words(desk.draft.content)[0]).toBe('precious')

  desk.line = 'up'
  await queue.save()

  expect(words(desk.stored())[0]).toBe('precious')
})

test('a refused save says so and the next change is tried afresh', async () => {
  const { desk, queue } = aDesk()
  desk.line = 'refuses'
  desk.write(paragraph('a', 'too long'))
  await queue.save()
  expect(queue.getState()).toMatchObject({ phase: 'refused', refusal: 'errors:tooLong' })

  desk.line = 'up'
  desk.write(paragraph('a', 'short'))
  await queue.save()

  expect(words(desk.stored())[0]).toBe('short')
  expect(queue.getState().phase).toBe('saved')
})

test('work a crash left behind is put onto what others have saved since', async () => {
  const { desk, queue } = aDesk(lesson(paragraph('a', 'one'), paragraph('b', 'by Asha')))
  const base = lesson(paragraph('a', 'one'), paragraph('b', 'two'))

  queue.restore({
    revision: 0,
    base,
    content: lesson(paragraph('a', 'rescued'), paragraph('b', 'two'), paragraph('c', 'new')),
    sent: null,
  })
  await queue.save()

  expect(words(desk.stored())).toEqual(['rescued', 'by Asha', 'new'])
})

test('a save that arrived before the crash is not mistaken for somebody else\u2019s work', () => {
  const sent: LessonChange = { set: [paragraph('a', 'sent')], removed: [], order: null, translated: [] }
  const { desk, queue } = aDesk(lesson(paragraph('a', 'sent'), paragraph('b', 'two')))

  queue.restore({
    revision: 0,
    base: lesson(paragraph('a', 'one'), paragraph('b', 'two')),
    content: lesson(paragraph('a', 'sent and more'), paragraph('b', 'two')),
    sent,
  })

  expect(words(desk.editor)[0]).toBe('sent and more')
  expect(queue.getState().held.size).toBe(0)
})
