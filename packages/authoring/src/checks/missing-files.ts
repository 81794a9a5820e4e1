import { mediaId } from '../document/media-ref.ts'
import { mediaSources } from '../document/media-sources.ts'
import { type Block } from '../document/lesson-document.ts'
import { type LessonRemark } from './lesson-remark.ts'

/**
 * Remarks on the blocks that name a file which is not in the media library any more. Only the library knows which those
 * are: `missing` are its ids. A course with such a block cannot be exported.
 */
export function checkFiles(blocks: readonly Block[], missing: readonly string[]): LessonRemark[] {
  if (missing.length === 0) return []
  const gone = new Set(missing)
  return blocks
    .filter((block) => mediaSources(block).some((src) => gone.has(mediaId(src) ?? '')))
    .map(({ attrs }) => ({ rule: 'file-gone', severity: 'must', blockId: attrs.id, fix: null }))
}
