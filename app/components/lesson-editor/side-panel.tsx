import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Panel } from '#app/components/lesson-editor/editor-session.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { Icon } from '#app/components/ui/icon.tsx'

const WIDTHS = { lg: 1024, xl: 1280 }

type SidePanelProps = {
  name: Exclude<Panel, null>
  label: string
  hiddenFrom?: 'lg' | 'xl'
  children: ReactNode
}

/** A drawer. What has a column of its own on a wide screen opens as one only below that width. */
export function SidePanel({ name, label, hiddenFrom, children }: SidePanelProps) {
  const { t } = useTranslation('authoring')
  const { panel } = useSession()
  const isOpen = useStore(panel) === name
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    const hasColumn = hiddenFrom !== undefined && window.innerWidth >= WIDTHS[hiddenFrom]
    if (isOpen && hasColumn) panel.set(null)
    else if (isOpen && !element.open) element.showModal()
    else if (!isOpen && element.open) element.close()
  }, [isOpen, hiddenFrom, panel])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={() => panel.set((now) => (now === name ? null : now))}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-96 max-w-[92vw] overflow-y-auto border-l bg-background p-4 text-foreground shadow-popover backdrop:bg-black/40"
    >
      {isOpen && (
        <>
          <p className="mb-3 flex items-center justify-between gap-4">
            <span className="text-lg font-semibold">{label}</span>
            <button
              type="button"
              aria-label={t('action.close')}
              className="inline-flex size-11 items-center justify-center rounded-md hover:bg-primary-subtle"
              onClick={() => panel.set(null)}
            >
              <Icon icon={X} />
            </button>
          </p>
          {children}
        </>
      )}
    </dialog>
  )
}
