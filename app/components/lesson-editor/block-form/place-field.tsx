import { useRef, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isRow, type FieldProps } from '#app/components/lesson-editor/block-form/field-context.ts'
import { NumberControl } from '#app/components/lesson-editor/block-form/number-control.tsx'
import { mediaUrl } from '#app/components/lesson-editor/editor-session.ts'
import { Field } from '#app/components/ui/field.tsx'

type Place = { x: number; y: number; width: number; height: number }
const SIDES = ['x', 'y', 'width', 'height'] as const
const EXTENT: ReadonlySet<string> = new Set(['width', 'height'])
const within = (value: number) => Math.min(100, Math.max(0, Math.round(value * 10) / 10))

function placeOf(value: unknown): Place {
  const place = isRow(value) ? value : {}
  const side = (name: string, otherwise: number) =>
    typeof place[name] === 'number' ? (place[name] as number) : otherwise
  return { x: side('x', 0), y: side('y', 0), width: side('width', 10), height: side('height', 10) }
}

/** A point or an area on a picture: pressed or drawn with a pointer, or given in numbers. */
export function PlaceField({ field, words, labelKey, value, block, change }: FieldProps<'point' | 'area'>) {
  const { t } = useTranslation('authoring')
  const picture = useRef<HTMLDivElement>(null)
  const from = useRef<{ x: number; y: number } | null>(null)
  const isArea = field.kind === 'area'
  const place = placeOf(value)
  const url = mediaUrl(String(block[field.image] ?? ''))
  const at = (event: PointerEvent) => {
    const box = picture.current?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    return {
      x: within(((event.clientX - box.left) / box.width) * 100),
      y: within(((event.clientY - box.top) / box.height) * 100),
    }
  }
  const set = (next: Place) => change(isArea ? fitted(next) : { x: within(next.x), y: within(next.y) })
  const draw = (event: PointerEvent) => {
    if (!from.current) return
    const now = at(event)
    if (!isArea) return set({ ...place, ...now })
    const [x, y] = [Math.min(from.current.x, now.x), Math.min(from.current.y, now.y)]
    set({ x, y, width: Math.abs(now.x - from.current.x), height: Math.abs(now.y - from.current.y) })
  }
  return (
    <fieldset className="space-y-2">
      <legend className="font-semibold">{words.fields?.[labelKey] ?? t('form.place')}</legend>
      {url ? (
        <div
          ref={picture}
          className="relative inline-block max-w-full cursor-crosshair touch-none select-none"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            from.current = at(event)
            if (!isArea) draw(event)
          }}
          onPointerMove={(event) => event.buttons === 1 && draw(event)}
          onPointerUp={() => {
            from.current = null
          }}
          onPointerCancel={() => {
            from.current = null
          }}
        >
          <img src={url} alt="" className="max-h-80 max-w-full rounded-md" draggable={false} />
          <span
            aria-hidden="true"
            className={
              isArea
                ? 'absolute border-3 border-danger bg-danger/20'
                : 'absolute size-5 -translate-1/2 rounded-full border-3 border-danger bg-white'
            }
            style={{
              left: `${place.x}%`,
              top: `${place.y}%`,
              ...(isArea && { width: `${place.width}%`, height: `${place.height}%` }),
            }}
          />
        </div>
      ) : (
        <p className="text-sm text-muted-foreground">{t('form.choosePictureFirst')}</p>
      )}
      <div className="flex flex-wrap gap-3">
        {SIDES.slice(0, isArea ? 4 : 2).map((side) => (
          <Field key={side} label={t(`form.${side}`)} className="w-28">
            {(control) => (
              <NumberControl
                {...{ control, min: isArea && EXTENT.has(side) ? 1 : 0, max: 100, step: 0.5 }}
                required
                value={place[side]}
                onCommit={(next) => set({ ...place, [side]: within(next ?? place[side]) })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}

/** Never over the edge, never without any extent. */
function fitted({ x, y, width, height }: Place): Place {
  const left = within(Math.min(x, 99))
  const top = within(Math.min(y, 99))
  return {
    ...{ x: left, y: top },
    width: within(Math.min(Math.max(width, 1), 100 - left)),
    height: within(Math.min(Math.max(height, 1), 100 - top)),
  }
}
