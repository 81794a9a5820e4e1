/** How the lessons of a course can be taken elsewhere. */
export const EXPORT_FORMATS = [
  'scorm12',
  'scorm2004_4th',
  'scorm2004_3rd',
  'cmi5',
  'xapi',
  'html',
  'pdf',
  'json',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
