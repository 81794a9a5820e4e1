import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import {
  MAP_MEASURES,
  type FrameworkMap,
  type MapKind,
  type PlacedEdge,
  type PlacedNode,
} from '#app/domain/explorer/map-view.ts'

const BOXES: Record<MapKind, string> = {
  area: 'fill-brand stroke-primary',
  theme: 'fill-accent-subtle stroke-accent',
  competency: 'fill-accent-subtle stroke-accent',
  position: 'fill-brand stroke-primary',
  role: 'fill-primary-subtle stroke-primary',
  activity: 'fill-card stroke-input',
  resource: 'fill-muted stroke-input [stroke-dasharray:5_4]',
}
const ON_BRAND: readonly MapKind[] = ['area', 'position']

/** The map as a drawing: links in boxes, joined by lines. It scrolls and zooms as the browser does. */
export function MapDrawing({ map }: { map: FrameworkMap }) {
  const { t } = useTranslation('competencies')
  const id = useId()
  const { width, height, nodes, edges } = map.drawing
  return (
    <div
      role="region"
      aria-label={t('map.drawing')}
      className="overflow-x-auto rounded-lg border bg-background print:overflow-visible print:border-0"
    >
      <svg
        role="group"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="block max-w-none print:h-auto print:max-h-[23cm] print:w-full"
      >
        <title id={`${id}-title`}>{t('map.titleOf', { name: map.title })}</title>
        <desc id={`${id}-description`}>{t('map.description')}</desc>
        {edges.map((edge) => (
          <path
            key={`${edge.from} ${edge.to}`}
            d={edge.path}
            className={cn('fill-none', edge.level === null ? 'stroke-input' : 'stroke-accent')}
            strokeWidth={1.5}
          />
        ))}
        {nodes.map((node) => (
          <Box key={node.id} node={node} />
        ))}
        {edges.map((edge) => (
          <LevelMark key={`${edge.from} ${edge.to}`} edge={edge} />
        ))}
      </svg>
    </div>
  )
}

function Box({ node }: { node: PlacedNode }) {
  const { t } = useTranslation('competencies')
  const { kind, code, name, href, x, y, width, height, lines } = node
  const { lineHeight, captionHeight, paddingY } = MAP_MEASURES
  const isOnBrand = ON_BRAND.includes(kind)
  const content = (
    <>
      <title>{name}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={8}
        strokeWidth={1.5}
        className={cn(BOXES[kind], 'group-focus-visible:stroke-ring group-focus-visible:stroke-4')}
      />
      <text
        x={x + 12}
        y={y + paddingY + 11}
        fontSize={12}
        className={isOnBrand ? 'fill-brand-foreground' : 'fill-muted-foreground'}
      >
        {t(`map.kinds.${kind}`)}
        {code && code !== kind ? ` · ${code}` : ''}
      </text>
      <text
        fontSize={14}
        fontWeight={600}
        className={cn(
          isOnBrand ? 'fill-brand-foreground' : 'fill-foreground',
          href && 'group-hover:underline',
        )}
      >
        {lines.map((line, index) => (
          <tspan key={index} x={x + 12} y={y + paddingY + captionHeight + 14 + index * lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  )
  if (!href) return <g>{content}</g>
  return (
    <a href={href} className="group outline-none">
      {content}
    </a>
  )
}

/** The level that is needed, on the line that says so. */
function LevelMark({ edge: { level, labelAt } }: { edge: PlacedEdge }) {
  const { t } = useTranslation('competencies')
  if (level === null || !labelAt) return null
  return (
    <g>
      <title>{t('map.level', { level })}</title>
      <circle cx={labelAt.x} cy={labelAt.y} r={11} className="fill-card stroke-accent" strokeWidth={1.5} />
      <text
        x={labelAt.x}
        y={labelAt.y + 4.5}
        textAnchor="middle"
        fontSize={13}
        fontWeight={700}
        className="fill-foreground"
      >
        {level}
      </text>
    </g>
  )
}
