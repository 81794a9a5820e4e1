import './lesson-editor.css'
import { LESSON_TITLE_MAX } from '@karmashala/authoring'
import { useBlocker } from '@remix-run/react'
import { EditorContent } from '@tiptap/react'
import { Eye, History, ListTree, MessageSquareWarning, RotateCw } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockFormPlace } from '#app/components/lesson-editor/block-form/block-form.tsx'
import { BlockHandle } from '#app/components/lesson-editor/block-handle.tsx'
import { BlockMenu } from '#app/components/lesson-editor/block-menu.tsx'
import { nextProblem, type StartedSession, type Words } from '#app/components/lesson-editor/create-session.ts'
import { DraftOffer } from '#app/components/lesson-editor/draft-offer.tsx'
import { FindPanel } from '#app/components/lesson-editor/find-panel.tsx'
import { FormatToolbar } from '#app/components/lesson-editor/format-toolbar.tsx'
import { KeysHelp } from '#app/components/lesson-editor/keys-help.tsx'
import { MarginPanel } from '#app/components/lesson-editor/margin-panel.tsx'
import { openBlockMenu } from '#app/components/lesson-editor/open-block-menu.ts'
import { LessonLength, OutlinePanel } from '#app/components/lesson-editor/outline-panel.tsx'
import { ReusePanel } from '#app/components/lesson-editor/reuse-panel.tsx'
import {
  ReturnedNotice,
  SavingNotice,
  SavingStatus,
} from '#app/components/lesson-editor/saving/saving-status.tsx'
import { SessionContext, useSession } from '#app/components/lesson-editor/session-context.ts'
import { SidePanel } from '#app/components/lesson-editor/side-panel.tsx'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { useLessonSession } from '#app/components/lesson-editor/use-lesson-session.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type LessonEditorView } from '#app/domain/lessons/lesson-wire.ts'
import { type Language } from '#app/lib/i18n.ts'

type LessonEditorProps = { lesson: LessonEditorView; personId: string; csrfToken: string }

/** The editor of a lesson. Only in the browser, and fetched only by this page. */
export default function LessonEditor({ lesson, personId, csrfToken }: LessonEditorProps) {
  const { t, i18n } = useTranslation('authoring')
  const words = useMemo(() => t as unknown as Words, [t])
  const session = useLessonSession({
    ...{ lesson, personId, csrfToken, words },
    locale: i18n.language as Language,
  })
  if (!session) return <p role="status">{t('opening')}</p>
  return (
    <SessionContext.Provider value={session}>
      <Workbench session={session} />
    </SessionContext.Provider>
  )
}

function Workbench({ session }: { session: StartedSession }) {
  const { t } = useTranslation('authoring')
  const { editor, isFinding, language } = session
  const [canvas, setCanvas] = useState<HTMLElement | null>(null)
  const finding = useStore(isFinding)
  return (
    <div className="le-editor" data-hydrated-editor="true">
      <LeaveGuard />
      <div
        className={`${finding ? 'sm:sticky' : 'sticky'} top-0 z-30 -mx-4 space-y-2 border-b bg-background px-4 py-2 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8`}
      >
        <StatusLine />
        <FormatToolbar />
        {finding && <FindPanel />}
        <SavingNotice />
      </div>
      <div className="mt-4 space-y-3">
        <DraftOffer drafts={session.drafts} />
        <ReturnedNotice />
        <Notice />
      </div>
      <div className="mt-4 grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[13rem_minmax(0,1fr)_20rem]">
        <div className="hidden xl:block">
          <div className="sticky top-36 max-h-[calc(100dvh-10rem)] overflow-y-auto">
            <OutlinePanel />
          </div>
        </div>
        <div className="min-w-0">
          <TitleField />
          <div ref={setCanvas} className="le-canvas relative pl-9 sm:pl-16" lang={language}>
            <BlockHandle canvas={canvas} />
            <EditorContent editor={editor} />
          </div>
          <p className="mt-3 pl-9 sm:pl-16">
            <AddAtEnd />
          </p>
        </div>
        <div className="hidden lg:block">
          <div className="sticky top-36 max-h-[calc(100dvh-10rem)] overflow-y-auto pr-1" tabIndex={-1}>
            <MarginPanel />
          </div>
        </div>
      </div>
      <SidePanel name="margin" label={t('margin.label')} hiddenFrom="lg">
        <MarginPanel />
      </SidePanel>
      <SidePanel name="outline" label={t('outline.label')} hiddenFrom="xl">
        <OutlinePanel />
      </SidePanel>
      <SidePanel name="blocks" label={t('reuse.label')}>
        <ReusePanel />
      </SidePanel>
      <SidePanel name="keys" label={t('keys.label')}>
        <KeysHelp />
      </SidePanel>
      <BlockMenu />
      <BlockFormPlace />
    </div>
  )
}

/** Whether it is saved, what is to be mended, how long it is; and the ways to the other pages of the lesson. */
function StatusLine() {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const { panel, remarks, path, people } = session
  const all = useStore(remarks)
  const others = useStore(people)
  const must = all.filter(({ severity }) => severity === 'must').length
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <SavingStatus />
      {others.length > 0 && (
        <p className="text-sm text-muted-foreground">
          {t('people.here', { names: others.map(({ name }) => name).join(', '), count: others.length })}
        </p>
      )}
      <LessonLength />
      <div className="ml-auto flex flex-wrap gap-1">
        <Button size="sm" variant="ghost" className="xl:hidden" onClick={() => panel.set('outline')}>
          <Icon icon={ListTree} size="sm" />
          <span className="sr-only sm:not-sr-only">{t('outline.label')}</span>
        </Button>
        <Button size="sm" variant="ghost" onClick={() => panel.set('blocks')}>
          <Icon icon={RotateCw} size="sm" />
          <span className="sr-only sm:not-sr-only">{t('reuse.button')}</span>
        </Button>
        <LinkButton size="sm" variant="ghost" to={`${path}/history`}>
          <Icon icon={History} size="sm" />
          <span className="sr-only sm:not-sr-only">{t('link.history')}</span>
        </LinkButton>
        <LinkButton size="sm" variant="ghost" to={`${path}/preview`}>
          <Icon icon={Eye} size="sm" />
          <span className="sr-only sm:not-sr-only">{t('link.preview')}</span>
        </LinkButton>
        <Button
          size="sm"
          variant={must > 0 ? 'secondary' : 'ghost'}
          title={t('margin.next')}
          onClick={() => (all.length > 0 ? nextProblem(session, 1) : panel.set('margin'))}
        >
          <Icon icon={MessageSquareWarning} size="sm" className={must > 0 ? 'text-danger' : undefined} />
          {t('margin.count', { count: all.length })}
        </Button>
        <Button size="sm" variant="ghost" className="max-sm:hidden" onClick={() => panel.set('keys')}>
          {t('keys.button')}
        </Button>
      </div>
    </div>
  )
}

function TitleField() {
  const { t } = useTranslation('authoring')
  const { title, queue, language } = useSession()
  const value = useStore(title)
  return (
    <input
      aria-label={t('title.label')}
      placeholder={t('title.placeholder')}
      lang={language}
      maxLength={LESSON_TITLE_MAX}
      value={value}
      onChange={({ target }) => {
        title.set(target.value)
        queue.changed()
      }}
      className="mb-4 ml-9 w-[calc(100%-2.25rem)] rounded-sm border-b border-input bg-transparent px-1 py-1 text-2xl font-bold placeholder:text-muted-foreground sm:ml-16 sm:w-[calc(100%-4rem)]"
    />
  )
}

function AddAtEnd() {
  const { t } = useTranslation('authoring')
  const session = useSession()
  return (
    <Button
      size="sm"
      variant="secondary"
      onClick={(event) => {
        const { doc } = session.editor.state
        const last = doc.lastChild
        const at = doc.content.size - (last?.nodeSize ?? 0)
        const beside = event.currentTarget
        openBlockMenu(session, beside, at)
      }}
    >
      {t('block.addAtEnd')}
    </Button>
  )
}

function Notice() {
  const { notice } = useSession()
  const text = useStore(notice)
  useEffect(() => {
    if (text === '') return
    const timer = setTimeout(() => notice.set(''), 8_000)
    return () => clearTimeout(timer)
  }, [text, notice])
  return (
    <p
      role="status"
      className={
        text
          ? 'fixed inset-x-4 bottom-4 z-50 mx-auto w-fit max-w-[calc(100vw-2rem)] rounded-md border bg-popover px-4 py-2 text-sm text-popover-foreground shadow-popover'
          : 'sr-only'
      }
    >
      {text}
    </p>
  )
}

/** Going to another page saves first; only what cannot be saved is asked about. */
function LeaveGuard() {
  const { t } = useTranslation('authoring')
  const { queue } = useSession()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && queue.isUnsaved(),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let isOver = false
    void queue.save().then((isStored) => {
      if (isOver) return
      const mayGo = (isStored && queue.getState().held.size === 0) || window.confirm(t('saving.leave'))
      if (mayGo) blocker.proceed()
      else blocker.reset()
    })
    return () => {
      isOver = true
    }
  }, [blocker, queue, t])
  return null
}
