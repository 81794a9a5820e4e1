import { COURSE_STYLE } from '@karmashala/authoring'

/** Colours follow the page around, light or dark; letters and distances are the course's. */
const COLOURS = `
:host {
  display: block;
  --page: var(--background); --paper: var(--card); --ink: var(--card-foreground);
  --ink-soft: var(--muted-foreground); --line: var(--border); --line-strong: var(--input);
  --accent: var(--primary); --accent-ink: var(--primary-foreground); --accent-soft: var(--primary-subtle);
  --right: var(--success); --right-soft: var(--success-subtle);
  --wrong: var(--danger); --wrong-soft: var(--danger-subtle);
  --warn: var(--warning); --warn-soft: var(--warning-subtle);
  color: var(--ink); line-height: 1.65; white-space: normal;
}
.screen-body > :last-child { margin-bottom: 0; }
.screen-body > :first-child { margin-top: 0; }
`

let sheet: CSSStyleSheet | null = null

function courseSheet(): CSSStyleSheet {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  const scoped = COURSE_STYLE.replaceAll(':root', ':host').replaceAll('html:lang(hi)', ':host(:lang(hi))')
  sheet.replaceSync(scoped + COLOURS)
  return sheet
}

/**
 * A place where blocks look as they will in the course. In a shadow tree, because the course has rules for bare elements
 * that must not reach the page of the editor, nor the editor's the course.
 */
export function courseLook(host: HTMLElement): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [courseSheet()]
  const body = document.createElement('div')
  body.className = 'screen-body'
  root.replaceChildren(body)
  return body
}
