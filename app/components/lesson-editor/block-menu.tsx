import { BLOCK_FAMILIES, filterBlocks, type AnyBlockDefinition } from '@karmashala/authoring'
import { computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type BlockMenuState } from '#app/components/lesson-editor/editor-session.ts'
import { MENU_ID, menuItemId } from '#app/components/lesson-editor/plugins/slash-menu.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { Input } from '#app/components/ui/input.tsx'
import { cn } from '#app/components/ui/cn.ts'

export function BlockMenu() {
  const { menu } = useSession()
  const state = useStore(menu)
  return state ? <OpenMenu state={state} /> : null
}

/** The kinds of block in their families. The focus stays in the text or in the search box; the list is told which is meant. */
function OpenMenu({ state }: { state: BlockMenuState }) {
  const { t } = useTranslation('authoring')
  const { editor, menu, locale } = useSession()
  const frame = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const items = useMemo(
    () => filterBlocks(state.kinds, state.query, locale),
    [state.kinds, state.query, locale],
  )
  const active = items[Math.min(state.active, items.length - 1)]
  const { anchor, way } = state

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    void computePosition({ getBoundingClientRect: anchor }, element, {
      placement: 'bottom-start',
      strategy: 'fixed',
      middleware: [
        offset(6),
        flip({ padding: 8 }),
        shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ availableHeight }) => {
            element.style.maxHeight = `${Math.max(160, Math.min(420, availableHeight))}px`
          },
        }),
      ],
    }).then(({ x, y }) => {
      element.style.left = `${x}px`
      element.style.top = `${y}px`
    })
  }, [anchor, items.length])

  useEffect(() => {
    const element = active ? document.getElementById(menuItemId(active.type)) : null
    element?.scrollIntoView({ block: 'nearest' })
    if (way !== 'slash') return
    if (active) editor.view.dom.setAttribute('aria-activedescendant', menuItemId(active.type))
    else editor.view.dom.removeAttribute('aria-activedescendant')
  }, [active, editor, way])
  useEffect(() => {
    if (way === 'button') search.current?.focus()
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !frame.current?.contains(target) && way === 'button') menu.set(null)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [way, menu])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      menu.set({ ...state, active: (state.active + step + items.length) % Math.max(1, items.length) })
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      state.choose(active.type)
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      state.close()
      editor.view.focus()
    }
  }
  return (
    <div
      ref={frame}
      className="fixed top-0 left-0 z-50 flex w-80 max-w-[calc(100vw-1rem)] flex-col overflow-hidden rounded-md border bg-popover text-popover-foreground shadow-popover"
    >
      {way === 'button' && (
        <div className="border-b p-2">
          <Input
            ref={search}
            role="combobox"
            aria-expanded="true"
            aria-controls={MENU_ID}
            aria-activedescendant={active && menuItemId(active.type)}
            aria-autocomplete="list"
            aria-label={t('menu.search')}
            placeholder={t('menu.search')}
            value={state.query}
            onKeyDown={onKeyDown}
            onChange={({ target }) => menu.set({ ...state, query: target.value, active: 0 })}
          />
        </div>
      )}
      <div
        id={MENU_ID}
        role="listbox"
        tabIndex={0}
        aria-label={t('menu.label')}
        className="overflow-y-auto p-1"
      >
        {items.length === 0 && (
          <div
            role="option"
            tabIndex={-1}
            aria-selected="false"
            aria-disabled="true"
            className="p-3 text-muted-foreground"
          >
            {t('menu.nothing')}
          </div>
        )}
        {state.query === ''
          ? BLOCK_FAMILIES.map((family) => {
              const own = items.filter((item) => item.family === family)
              return own.length === 0 ? null : (
                <div key={family} role="group" aria-labelledby={`${MENU_ID}-${family}`}>
                  <div
                    id={`${MENU_ID}-${family}`}
                    role="presentation"
                    className="px-3 pt-2 pb-1 text-sm font-semibold text-muted-foreground"
                  >
                    {t(`families.${family}`)}
                  </div>
                  {own.map((item) => (
                    <MenuItem
                      key={item.type}
                      item={item}
                      isActive={item === active}
                      onChoose={state.choose}
                    />
                  ))}
                </div>
              )
            })
          : items.map((item) => (
              <MenuItem key={item.type} item={item} isActive={item === active} onChoose={state.choose} />
            ))}
      </div>
      <p role="status" className="sr-only">
        {t('menu.count', { count: items.length })}
      </p>
    </div>
  )
}

type MenuItemProps = { item: AnyBlockDefinition; isActive: boolean; onChoose: (type: string) => void }

function MenuItem({ item, isActive, onChoose }: MenuItemProps) {
  const { locale } = useSession()
  const { name, hint } = item.words[locale]
  return (
    // Keys are handled where the focus is: in the text or in the search box.
    <div
      id={menuItemId(item.type)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseDown={(event) => {
        event.preventDefault()
        onChoose(item.type)
      }}
      className={cn(
        'cursor-pointer rounded-sm px-3 py-1.5',
        isActive && 'bg-primary-subtle text-primary-subtle-foreground',
      )}
    >
      <span className="block font-medium">{name}</span>
      <span className={cn('block text-sm', !isActive && 'text-muted-foreground')}>{hint}</span>
    </div>
  )
}
