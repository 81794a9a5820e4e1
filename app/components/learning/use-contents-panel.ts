import { useCallback, useRef, useState } from 'react'
import { rememberContentsFold } from '#app/components/learning/contents-fold.ts'

/** The list of contents: a column that can be folded away where there is room, else a drawer. */
export function useContentsPanel(isFoldedAtFirst: boolean) {
  const [isFolded, setIsFolded] = useState(isFoldedAtFirst)
  const [isDrawerOpen, setIsDrawerOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const onClose = useCallback(() => setIsDrawerOpen(false), [])
  return {
    isFolded,
    onFold() {
      rememberContentsFold(!isFolded)
      setIsFolded(!isFolded)
    },
    isDrawerOpen,
    onOpenDrawer() {
      dialog.current?.showModal()
      setIsDrawerOpen(true)
    },
    drawer: { dialog, isOpen: isDrawerOpen, onClose },
  }
}
