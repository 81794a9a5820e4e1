import { Link } from '@remix-run/react'
import { type ReactNode } from 'react'
import { isNamedByPart } from '#app/components/learning/is-named-by-part.ts'
import { PartGlyph, PartState } from '#app/components/learning/part-state.tsx'
import { type Leave } from '#app/components/learning/player-bar.tsx'
import { cn } from '#app/components/ui/cn.ts'
import {
  type ContentsModule,
  type ContentsNode,
  type ContentsPart,
} from '#app/domain/learning/learning-views.ts'

/** Deeper ones are not moved in any further: on a phone nothing would be left for their titles. */
const DEEPEST_INDENT = 4
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const

type TreeProps = {
  modules: ContentsModule[]
  /** Of the titles, where it is not the language of the page. */
  lang: string | undefined
  isCurrent: (part: ContentsPart) => boolean
  /** Null: it cannot be opened now. */
  linkTo: (part: ContentsPart) => string | null
  onLeave: Leave
}

/** All parts of a course, nested as their packages nest them. */
export function ContentsTree(tree: TreeProps) {
  const { modules, lang } = tree
  if (modules.length === 1) return <Nodes nodes={modules[0]?.contents ?? []} depth={0} {...tree} />
  return (
    <ol>
      {modules.map(({ id, title, contents }, index) =>
        isNamedByPart(title, contents) ? (
          <li key={id} className={cn(index > 0 && (isLone(modules[index - 1]) ? 'mt-0.5' : 'mt-4'))}>
            <Nodes nodes={contents} depth={0} {...tree} />
          </li>
        ) : (
          <li key={id} className={cn(index > 0 && 'mt-4')}>
            <h3 lang={lang} className="px-2 pb-1 font-semibold">
              {title}
            </h3>
            <Nodes nodes={contents} depth={1} {...tree} />
          </li>
        ),
      )}
    </ol>
  )
}

const isLone = (module: ContentsModule | undefined): boolean =>
  module !== undefined && isNamedByPart(module.title, module.contents)

type NodesProps = TreeProps & { nodes: ContentsNode[]; depth: number }

function Nodes({ nodes, depth, ...tree }: NodesProps) {
  const Heading = HEADINGS[Math.min(depth, HEADINGS.length - 1)] ?? 'h6'
  const isIndented = depth > 0 && depth <= DEEPEST_INDENT
  return (
    <ol className={cn('space-y-0.5', isIndented && 'ml-2 border-l pl-1.5')}>
      {nodes.map(({ title, part, children }, index) => (
        <li key={part?.itemId ?? `${title} ${index}`}>
          {part ? (
            <Part part={part} {...tree} />
          ) : (
            <Heading lang={tree.lang} className="px-2 pt-2 pb-1 text-sm font-semibold">
              {title}
            </Heading>
          )}
          {children.length > 0 && <Nodes nodes={children} depth={depth + 1} {...tree} />}
        </li>
      ))}
    </ol>
  )
}

const ROW = 'flex min-h-11 gap-2.5 rounded-md border-l-4 px-2 py-1.5 leading-snug'

function Part({ part, lang, isCurrent, linkTo, onLeave }: TreeProps & { part: ContentsPart }) {
  const isHere = isCurrent(part)
  const to = isHere ? null : linkTo(part)
  const row = (title: ReactNode) => (
    <>
      <PartGlyph part={part} />
      <span className="min-w-0 flex-1">
        {title}
        <PartState part={part} isCurrent={isHere} />
      </span>
    </>
  )
  if (isHere)
    return (
      <p aria-current="step" className={cn(ROW, 'border-primary bg-primary-subtle')}>
        {row(
          <span lang={lang} className="block font-semibold text-primary-subtle-foreground">
            {part.title}
          </span>,
        )}
      </p>
    )
  if (!to)
    return (
      <p className={cn(ROW, 'border-transparent')}>
        {row(
          <span lang={lang} className="block text-muted-foreground">
            {part.title}
          </span>,
        )}
      </p>
    )
  return (
    <Link
      to={to}
      onClick={onLeave}
      className={cn(ROW, 'border-transparent -outline-offset-2 hover:bg-primary-subtle')}
    >
      {row(
        <span lang={lang} className="block font-medium text-primary underline underline-offset-4">
          {part.title}
        </span>,
      )}
    </Link>
  )
}
