import { type ExportFormat } from '#app/domain/lessons/export-formats.ts'

const SUFFIXES: Record<ExportFormat, string> = {
  scorm12: 'scorm12.zip',
  scorm2004_3rd: 'scorm2004-3rd.zip',
  scorm2004_4th: 'scorm2004-4th.zip',
  cmi5: 'cmi5.zip',
  xapi: 'xapi.zip',
  html: 'website.zip',
  pdf: 'pdf',
  json: 'course.zip',
}
/** Three bytes each in Devanagari, and a name on a disk may have 255 with what follows. */
const TITLE_MAX = 60

type Of = { slug: string; title: string; number: number; format: ExportFormat; language: string }

/** What the file of an export is called: by the title in its own script, and plainly. */
export function exportFileName({ slug, title, number, format, language }: Of): {
  fileName: string
  plainName: string
} {
  const suffix = format === 'pdf' ? `handout-${language}.pdf` : SUFFIXES[format]
  const ending = `-v${number}-${suffix}`
  return {
    fileName: (/^[ -~]*$/.test(title) ? slug : onDisk(title) || slug) + ending,
    plainName: slug + ending,
  }
}

/** Without what some system takes for a path, a pattern or a hidden file. */
const onDisk = (title: string): string =>
  [...title.normalize('NFC').replace(/[\s\p{Cc}\p{Cs}\\/:*?"<>|]+/gu, '-')]
    .slice(0, TITLE_MAX)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '')
