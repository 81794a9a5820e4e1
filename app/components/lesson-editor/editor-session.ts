import {
  definitions,
  mediaId,
  readDocument,
  renderBlock,
  renderContext,
  type AnyBlock,
  type AnyBlockDefinition,
  type LessonContent,
  type LessonRemark,
} from '@karmashala/authoring'
import { type Editor } from '@tiptap/core'
import { createStore, type Store } from '#app/components/lesson-editor/store.ts'
import { type SavingQueue } from '#app/components/lesson-editor/saving/saving-queue.ts'
import { type FormToken } from '#app/components/lesson-editor/saving/send-change.ts'
import { type Language } from '#app/lib/i18n.ts'

export type Person = { name: string; blockId: string | null }

export type BlockMenuState = {
  /** Typed after a slash, or asked for with the button, which has a search box of its own. */
  way: 'slash' | 'button'
  query: string
  /** What may be put down there. */
  kinds: readonly AnyBlockDefinition[]
  active: number
  /** Where it is put. */
  anchor: () => DOMRect
  /** Puts the chosen kind down. */
  choose: (type: string) => void
  close: () => void
}

export type OpenForm = { blockId: string; element: HTMLElement | null }
export type Panel = 'margin' | 'outline' | 'blocks' | 'keys' | null

/** All that the parts of the editor share. Everything in it stays the same object while the lesson is open. */
export type EditorSession = {
  editor: Editor
  queue: SavingQueue
  locale: Language
  language: string
  lesson: { id: string; courseId: string }
  /** Address of the lesson's page. */
  path: string
  csrf: () => string
  /** Asks for the token of a session that began in another window. */
  renewCsrf: FormToken['renew']
  words: (key: string, values?: Record<string, string | number>) => string
  title: Store<string>
  /** Counts documents; what is read from the document hangs on it. */
  version: Store<number>
  /** The same, once the writer pauses. */
  settled: Store<number>
  remarks: Store<readonly LessonRemark[]>
  /** Ids of files that are no longer in the library, as the last save found. */
  missingMedia: Store<readonly string[]>
  people: Store<readonly Person[]>
  threads: Store<ReadonlyMap<string, number>>
  /** The block the cursor is in. */
  current: Store<string | null>
  menu: Store<BlockMenuState | null>
  form: Store<OpenForm | null>
  panel: Store<Panel>
  isFinding: Store<boolean>
  isLinking: Store<boolean>
  /** Said to screen readers, and shown for a while. */
  notice: Store<string>
}

export type SessionStores = Pick<
  EditorSession,
  | 'version'
  | 'settled'
  | 'remarks'
  | 'missingMedia'
  | 'people'
  | 'threads'
  | 'current'
  | 'menu'
  | 'form'
  | 'panel'
  | 'isFinding'
  | 'isLinking'
  | 'notice'
>

export const createStores = (): SessionStores => ({
  version: createStore(0),
  settled: createStore(0),
  remarks: createStore<readonly LessonRemark[]>([]),
  missingMedia: createStore<readonly string[]>([]),
  people: createStore<readonly Person[]>([]),
  threads: createStore<ReadonlyMap<string, number>>(new Map()),
  current: createStore<string | null>(null),
  menu: createStore<BlockMenuState | null>(null),
  form: createStore<OpenForm | null>(null),
  panel: createStore<Panel>(null),
  isFinding: createStore(false),
  isLinking: createStore(false),
  notice: createStore(''),
})

/** What the editor holds, in all languages; translations are not written here. */
export const contentOf = (editor: Editor, title: string, synced: LessonContent): LessonContent => ({
  ...synced,
  title,
  document: readDocument(editor.state.doc),
})

/** Where a file of the library is shown from. */
export function mediaUrl(src: string, variant: 'original' | 'w640' = 'w640'): string | null {
  const id = mediaId(src)
  return id ? `/media/${id}/${variant}` : null
}

/** A block as its readers will see it; null while its attributes cannot be shown. */
export function blockHtml(block: AnyBlock, language: string): string | null {
  const parsed = definitions.get(block.type)?.schema.safeParse(block)
  if (!parsed?.success) return null
  const media = (src: string) => {
    const url = mediaUrl(
      src,
      /\bimage\b|gallery|Graphic|hotspot|before/i.test(block.type) ? 'w640' : 'original',
    )
    return url ? { url } : null
  }
  try {
    return renderBlock(parsed.data as AnyBlock, renderContext({ language, audience: 'reviewer', media })).text
  } catch {
    return null
  }
}
