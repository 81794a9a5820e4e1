import {
  blockOf,
  checkBlock,
  checkFiles,
  checkWhole,
  readDocument,
  type Block,
  type LessonRemark,
} from '@karmashala/authoring'
import { type EditorSession } from '#app/components/lesson-editor/editor-session.ts'

const CHECK_AFTER_MS = 500

/**
 * Keeps the remarks of the margin: once the writer pauses, in time the browser has left over, and of each block only
 * when it has changed.
 */
export function checkWhileWriting(session: EditorSession): { later: () => void; stop: () => void } {
  const known = new WeakMap<Block, LessonRemark[]>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let idle: number | null = null

  const check = () => {
    const { editor, language, queue, title, remarks, missingMedia, settled } = session
    if (editor.isDestroyed) return
    const found: LessonRemark[] = []
    editor.state.doc.forEach((node) => {
      const block = blockOf(node)
      let own = known.get(block)
      if (!own) {
        own = checkBlock(block, language)
        known.set(block, own)
      }
      found.push(...own)
    })
    const content = {
      ...queue.synced().content,
      title: title.get(),
      document: readDocument(editor.state.doc),
    }
    const places = new Map(content.document.content.map(({ attrs }, index) => [attrs.id, index]))
    const place = ({ blockId }: LessonRemark) => (blockId === null ? 1e6 : (places.get(blockId) ?? 1e6))
    const gone = checkFiles(content.document.content, missingMedia.get())
    const all = [...found, ...gone, ...checkWhole(content)].sort((one, other) => place(one) - place(other))
    if (JSON.stringify(all) !== JSON.stringify(remarks.get())) remarks.set(all)
    settled.set((now) => now + 1)
  }
  const whenIdle = () => {
    timer = null
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(check, { timeout: 2_000 })
    else check()
  }
  const stop = () => {
    if (timer) clearTimeout(timer)
    if (idle !== null) cancelIdleCallback(idle)
    timer = idle = null
  }
  return {
    later() {
      stop()
      timer = setTimeout(whenIdle, CHECK_AFTER_MS)
    },
    stop,
  }
}
