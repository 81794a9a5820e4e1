import { X } from 'lucide-react'
import { useEffect, useRef, type ComponentProps, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ContentsTree } from '#app/components/learning/contents-tree.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

export const CONTENTS_ID = 'course-contents'

/** From here on there is room for a column beside the content; the same as `lg:`. */
const WIDE = '(min-width: 64rem)'

type ContentsProps = ComponentProps<typeof ContentsTree> & {
  /** Said above the list. */
  note: string | null
}

/** The list of contents beside the content; on narrow screens it is in the drawer instead. */
export function ContentsColumn({ note, ...tree }: ContentsProps) {
  const { t } = useTranslation('learn')
  const column = useRef<HTMLElement>(null)
  useEffect(() => showCurrent(column.current), [])
  return (
    <nav
      ref={column}
      id={CONTENTS_ID}
      aria-label={t('course.contents')}
      className="hidden w-80 shrink-0 overflow-y-auto border-r bg-card px-2 py-3 lg:block noscript:max-lg:block noscript:max-lg:w-full noscript:max-lg:shrink"
    >
      <h2 className="px-2 pb-2 text-lg font-semibold">{t('course.contents')}</h2>
      <Note note={note} />
      <ContentsTree {...tree} />
    </nav>
  )
}

type DrawerProps = ContentsProps & {
  dialog: RefObject<HTMLDialogElement>
  isOpen: boolean
  onClose: () => void
}

/** The same over the content, where there is no room beside it. The browser keeps the focus in it and gives it back. */
export function ContentsDrawer({ dialog, isOpen, onClose, note, onLeave, ...tree }: DrawerProps) {
  const { t } = useTranslation('learn')
  useEffect(() => {
    const drawer = dialog.current
    if (!drawer) return
    const shut = () => drawer.close()
    const shutOutside = ({ target }: Event) => target === drawer && shut()
    const wide = window.matchMedia(WIDE)
    drawer.addEventListener('click', shutOutside)
    drawer.addEventListener('close', onClose)
    wide.addEventListener('change', shut)
    return () => {
      drawer.removeEventListener('click', shutOutside)
      drawer.removeEventListener('close', onClose)
      wide.removeEventListener('change', shut)
    }
  }, [dialog, onClose])
  useEffect(() => {
    if (isOpen) showCurrent(dialog.current)
  }, [dialog, isOpen])
  return (
    <dialog
      ref={dialog}
      aria-label={t('course.contents')}
      className="h-dvh max-h-none w-[min(22rem,calc(100vw-2.5rem))] max-w-none flex-col border-r bg-card text-foreground shadow-popover backdrop:bg-black/55 open:flex"
    >
      {isOpen && (
        <>
          <div className="flex shrink-0 items-center justify-between gap-3 border-b py-1.5 pr-2 pl-4">
            <h2 className="text-lg font-semibold">{t('course.contents')}</h2>
            <Button
              variant="ghost"
              size="sm"
              aria-label={t('play.closeContents')}
              onClick={() => dialog.current?.close()}
            >
              <Icon icon={X} />
            </Button>
          </div>
          <nav aria-label={t('course.contents')} className="min-h-0 flex-1 overflow-y-auto px-2 py-3">
            <Note note={note} />
            <ContentsTree
              {...tree}
              onLeave={(event) => {
                dialog.current?.close()
                onLeave(event)
              }}
            />
          </nav>
        </>
      )}
    </dialog>
  )
}

const Note = ({ note }: { note: string | null }) =>
  note && <p className="px-2 pb-3 text-sm text-muted-foreground">{note}</p>

/** In a long course the part that is open may lie far down. */
function showCurrent(around: HTMLElement | null): void {
  around?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
}
