import { Captions, FileText, Image, Music, Video, type LucideIcon } from 'lucide-react'
import { type MediaKind } from '#app/domain/media/media.schema.ts'

export const KIND_ICONS: Record<MediaKind, LucideIcon> = {
  image: Image,
  audio: Music,
  video: Video,
  document: FileText,
  captions: Captions,
}
