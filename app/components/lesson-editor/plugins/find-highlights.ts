import { type DocumentMatch } from '@karmashala/authoring'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export const findKey = new PluginKey<DecorationSet>('find')

/** Marks what find has found; the panel says what by the meta of a transaction. */
export const findHighlights = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: findKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const found = tr.getMeta(findKey) as { matches: DocumentMatch[]; active: number } | undefined
        if (!found) return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
        const decorations = found.matches.flatMap((match, index) => {
          const attrs = { class: index === found.active ? 'le-found le-found-active' : 'le-found' }
          if (match.kind === 'text') return [Decoration.inline(match.from, match.to, attrs)]
          const node = tr.doc.nodeAt(match.pos)
          return node ? [Decoration.node(match.pos, match.pos + node.nodeSize, attrs)] : []
        })
        return DecorationSet.create(tr.doc, decorations)
      },
    },
    props: { decorations: (state) => findKey.getState(state) },
  })
