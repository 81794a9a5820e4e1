import { useEffect, useRef, useState } from 'react'
import { annotationsKey, type BlockNotes } from '#app/components/lesson-editor/plugins/annotations.ts'
import { createSession, type StartedSession } from '#app/components/lesson-editor/create-session.ts'
import { pollOthers } from '#app/components/lesson-editor/saving/send-change.ts'
import { POLL_EVERY_IN_MS } from '#app/domain/lessons/lesson-wire.ts'

/** The session of the page, begun once it is shown and ended with it. */
export function useLessonSession(start: Parameters<typeof createSession>[0]): StartedSession | null {
  const [session, setSession] = useState<StartedSession | null>(null)
  const first = useRef(start)
  useEffect(() => {
    const started = createSession(first.current)
    setSession(started)
    return () => started.stop()
  }, [])
  useEffect(() => {
    if (!session) return
    const stops = [watchOthers(session), showNotes(session), watchLine(session)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [session])
  return session
}

/** Asks every few seconds what others do, while the page is seen. */
function watchOthers({ queue, current, people, threads, path }: StartedSession): () => void {
  let isAsking = false
  const ask = async () => {
    if (isAsking || document.visibilityState === 'hidden') return
    isAsking = true
    const answer = await pollOthers(`${path}/changes`, queue.synced().revision, current.get())
    isAsking = false
    if (!answer) {
      // Who is there cannot be known now.
      people.set([])
      return
    }
    queue.receive(answer.theirs, answer.revision)
    if (JSON.stringify(answer.people) !== JSON.stringify(people.get())) people.set(answer.people)
    const open = new Map(Object.entries(answer.openComments))
    if (JSON.stringify([...open]) !== JSON.stringify([...threads.get()])) threads.set(open)
  }
  void ask()
  const timer = setInterval(() => void ask(), POLL_EVERY_IN_MS)
  const seen = () => void ask()
  document.addEventListener('visibilitychange', seen)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
  }
}

/** Draws what stands beside the blocks when it changes. */
function showNotes({ editor, queue, remarks, people, threads }: StartedSession): () => void {
  let last = ''
  const show = () => {
    if (editor.isDestroyed) return
    const notes = new Map<string, BlockNotes>()
    const of = (id: string) => {
      const known = notes.get(id) ?? { must: 0, should: 0, comments: 0, people: [], isHeld: false }
      notes.set(id, known)
      return known
    }
    for (const { blockId, severity } of remarks.get()) if (blockId) of(blockId)[severity] += 1
    for (const { name, blockId } of people.get()) if (blockId) of(blockId).people.push(name)
    for (const [id, count] of threads.get()) of(id).comments = count
    for (const id of queue.getState().held.keys()) of(id).isHeld = true
    const next = JSON.stringify([...notes])
    if (next === last) return
    last = next
    editor.view.dispatch(editor.state.tr.setMeta(annotationsKey, { notes }))
  }
  const stops = [remarks, people, threads].map((store) => store.subscribe(show))
  const stopQueue = queue.subscribe(show)
  show()
  return () => {
    for (const stop of stops) stop()
    stopQueue()
  }
}

/** Saves when the connection comes back and when the page is left, and warns only if something would be lost. */
function watchLine({ queue }: StartedSession): () => void {
  const online = () => queue.retry()
  const hide = () => {
    if (document.visibilityState === 'hidden' && queue.isUnsaved()) void queue.save()
  }
  const leave = (event: BeforeUnloadEvent) => {
    if (queue.isUnsaved()) event.preventDefault()
  }
  window.addEventListener('online', online)
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('beforeunload', leave)
  return () => {
    window.removeEventListener('online', online)
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('beforeunload', leave)
  }
}
