import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useKeys } from '#app/components/lesson-editor/use-keys.ts'
import { completedAddress, isAddress } from '#app/components/lesson-editor/web-address.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'

/** Where the selected words lead. */
export function LinkPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('authoring')
  const { editor } = useSession()
  const [address, setAddress] = useState(() => String(editor.getAttributes('link')['href'] ?? ''))
  const [isWrong, setWrong] = useState(false)
  const close = () => {
    onClose()
    editor.view.focus()
  }
  const put = () => {
    const href = completedAddress(address)
    if (!isAddress(href)) return setWrong(true)
    const { empty } = editor.state.selection
    if (empty && !editor.isActive('link'))
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    else editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
    onClose()
  }
  const frame = useRef<HTMLDivElement>(null)
  useKeys(frame, (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      put()
    }
    if (event.key === 'Escape') close()
  })
  return (
    <div role="group" aria-label={t('tool.link')} ref={frame} className="flex flex-wrap items-end gap-2">
      <Field
        label={t('link.address')}
        error={isWrong ? t('link.wrong') : undefined}
        className="min-w-60 flex-1"
      >
        {(control) => (
          <Input
            {...control}
            // Asked for a moment ago, by the button or by Ctrl+K.
            ref={(element) => element?.focus()}
            type="url"
            inputMode="url"
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        )}
      </Field>
      <Button size="sm" onClick={put}>
        {t('link.put')}
      </Button>
      <Button
        size="sm"
        variant="secondary"
        onClick={() => {
          editor.chain().focus().extendMarkRange('link').unsetLink().run()
          onClose()
        }}
      >
        {t('link.remove')}
      </Button>
      <Button size="sm" variant="ghost" onClick={close}>
        {t('action.close')}
      </Button>
    </div>
  )
}
