import {
  blockById,
  lessonExtensions,
  newId,
  putBlocks,
  rememberBlocks,
  type LessonContent,
  type LessonRemark,
} from '@karmashala/authoring'
import { Editor, Extension } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions'
import { checkWhileWriting } from '#app/components/lesson-editor/check-lesson-live.ts'
import { contentOf, createStores, type EditorSession } from '#app/components/lesson-editor/editor-session.ts'
import { goToBlock } from '#app/components/lesson-editor/go-to-block.ts'
import { openBlockMenu } from '#app/components/lesson-editor/open-block-menu.ts'
import { annotations } from '#app/components/lesson-editor/plugins/annotations.ts'
import { blockViews } from '#app/components/lesson-editor/plugins/block-views.ts'
import { findHighlights } from '#app/components/lesson-editor/plugins/find-highlights.ts'
import { editorKeys } from '#app/components/lesson-editor/plugins/keymap.ts'
import { pasteRules } from '#app/components/lesson-editor/plugins/paste.ts'
import { slashMenu } from '#app/components/lesson-editor/plugins/slash-menu.ts'
import { sayPlace } from '#app/components/lesson-editor/say-place.ts'
import { openDrafts, type DraftStore } from '#app/components/lesson-editor/saving/draft-store.ts'
import { createSavingQueue } from '#app/components/lesson-editor/saving/saving-queue.ts'
import { createFormToken, sendChange } from '#app/components/lesson-editor/saving/send-change.ts'
import { createStore } from '#app/components/lesson-editor/store.ts'
import { type LessonEditorView } from '#app/domain/lessons/lesson-wire.ts'
import { type Language } from '#app/lib/i18n.ts'

export type Words = (key: string, values?: Record<string, string | number>) => string

type Start = {
  lesson: LessonEditorView
  personId: string
  csrfToken: string
  locale: Language
  words: Words
}

export type StartedSession = EditorSession & { drafts: DraftStore; stop: () => void }

/** Everything of one open lesson, put together once; React only shows parts of it. */
export function createSession({ lesson, personId, csrfToken, locale, words }: Start): StartedSession {
  const { content, courseId, id } = lesson
  const language = content.sourceLanguage
  const path = `/provide/courses/${courseId}/lessons/${id}`
  const stores = createStores()
  const title = createStore(content.title)
  const token = createFormToken(csrfToken)
  const drafts = openDrafts(personId, id)
  // Plugins need the session and the session needs the editor; they call only once it is there.
  const later: { session: EditorSession | null } = { session: null }

  const editor = new Editor({
    injectCSS: false,
    extensions: [
      ...lessonExtensions(),
      Placeholder.configure({ placeholder: words('text.placeholder'), showOnlyCurrent: true }),
      slashMenu(stores, locale),
      editorKeys({
        ...stores,
        save: () => void later.session?.queue.save(),
        openMenu: () => later.session && openBlockMenu(later.session, null),
        moved: () => {
          const id = stores.current.get()
          if (later.session && id) sayPlace(later.session, id)
        },
        nextProblem: (by) => later.session && nextProblem(later.session, by),
      }),
      pasteRules({ csrf: token.get, say: stores.notice.set, words }),
      Extension.create({
        name: 'lessonViews',
        addProseMirrorPlugins: () => [
          blockViews({ form: stores.form, locale, language, words }),
          annotations({ ...stores, locale, words }),
          findHighlights(),
        ],
      }),
    ],
    content: content.document,
    editorProps: {
      attributes: {
        id: 'lesson-text',
        class: 'le-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words('text.label'),
        lang: language,
      },
    },
  })
  rememberBlocks(editor.state.doc, content.document.content)

  const put = (next: LessonContent, isByOthers: boolean) => {
    title.set(next.title)
    const tr = putBlocks(editor.state, next.document.content)
    if (!tr) return
    const here = stores.current.get()
    const before = here ? blockById(editor.state.doc, here)?.node : null
    isOthers = true
    editor.view.dispatch(tr)
    isOthers = false
    const after = here ? blockById(editor.state.doc, here)?.node : null
    // Words must not change under somebody's hands without a word about it.
    if (isByOthers && before && !(after && before.eq(after))) stores.notice.set(words('people.changed'))
    rememberBlocks(editor.state.doc, next.document.content)
  }
  let isOthers = false
  const queue = createSavingQueue({
    start: { revision: lesson.revision, content },
    read: () => contentOf(editor, title.get(), queue.synced().content),
    put,
    send: async (input) => {
      const outcome = await sendChange(`${path}/changes`, input, token)
      if (outcome.status === 'saved') stores.missingMedia.set(outcome.answer.missingMedia ?? [])
      return outcome
    },
    keep: drafts.keep,
    newKey: newId,
  })
  const session: EditorSession = {
    ...stores,
    ...{ editor, queue, locale, language, path, words, title },
    lesson: { id, courseId },
    csrf: token.get,
    renewCsrf: token.renew,
  }
  later.session = session

  const checking = checkWhileWriting(session)
  const follow = () => {
    const { $from } = editor.state.selection
    const node = editor.state.doc.maybeChild($from.index(0))
    stores.current.set(node ? String(node.attrs['id']) : null)
  }
  editor.on('transaction', ({ transaction }) => {
    if (transaction.docChanged) {
      stores.version.set((now) => now + 1)
      checking.later()
      if (!isOthers) queue.changed()
    }
    if (transaction.docChanged || transaction.selectionSet) follow()
  })
  title.subscribe(() => checking.later())
  stores.missingMedia.subscribe(() => checking.later())
  stores.missingMedia.set(lesson.missingMedia ?? [])
  checking.later()
  follow()
  return {
    ...session,
    drafts,
    stop() {
      checking.stop()
      queue.stop()
      editor.destroy()
    },
  }
}

/** The next or previous block with something to mend, from where the cursor is. */
export function nextProblem(
  { editor, remarks, current, panel, notice, words }: EditorSession,
  by: 1 | -1,
): void {
  const ids = [
    ...new Set(
      remarks
        .get()
        .map((remark: LessonRemark) => remark.blockId)
        .filter((id) => id !== null),
    ),
  ]
  if (ids.length === 0) return notice.set(words('margin.nothing'))
  const order = new Map<string, number>()
  editor.state.doc.forEach((node, _pos, index) => {
    order.set(String(node.attrs['id']), index)
  })
  const at = order.get(current.get() ?? '') ?? -1
  const place = (id: string) => order.get(id) ?? -1
  const next =
    by === 1
      ? (ids.find((id) => place(id) > at) ?? ids[0])
      : (ids.findLast((id) => place(id) < at) ?? ids[ids.length - 1])
  if (!next) return
  goToBlock(editor, next)
  panel.set('margin')
}
