import { type CourseStrings } from './course-strings.ts'

export interface PageScreen {
  id: string
  title: string
  /** Shown above the title when the course has several lessons. */
  lessonTitle: string | null
  html: string
}

export interface CoursePage {
  title: string
  language: string
  strings: CourseStrings
  screens: PageScreen[]
  /** Heading of the screen after the last one. */
  endTitle: string
  /** What the script needs; written into the page as data, not as code. */
  data: unknown
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

// "</script>" inside a string would end the element; JSON allows the sign to be written as an escape.
const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

/** The one page of an exported course: every screen in reading order, whole and readable without the script. */
export function courseHtml({ title, language, strings, screens, endTitle, data }: CoursePage): string {
  const end: PageScreen = {
    id: 'screen-end',
    title: endTitle,
    lessonTitle: null,
    html: '<div id="result"></div>',
  }
  const all = [...screens, end]
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="style.css">
<script src="tracking.js" defer></script>
<script src="course.js" defer></script>
</head>
<body>
<a class="skip" href="#content">${escapeHtml(strings.skipToContent)}</a>
<header class="course-header">
<div class="wrap">
<div class="course-bar">
<h1 class="course-title">${escapeHtml(title)}</h1>
<details class="contents" id="contents">
<summary>${escapeHtml(strings.contents)}</summary>
<ol class="contents-list" aria-label="${escapeHtml(strings.screens)}">
${all.map(contentsEntry).join('\n')}
</ol>
</details>
</div>
<div class="course-progress">
<p id="position"></p>
<progress id="progress" max="${all.length}" value="1" aria-label="${escapeHtml(strings.progress)}"></progress>
</div>
</div>
</header>
<main id="content" tabindex="-1">
<div class="wrap">
<p class="notice" id="notice" role="status" hidden></p>
${all.map(screenHtml).join('\n')}
</div>
</main>
<footer class="course-footer">
<div class="wrap">
<div class="course-moves">
<button type="button" class="button" id="previous">${escapeHtml(strings.previous)}</button>
<button type="button" class="button button-main" id="next"><span id="next-label">${escapeHtml(strings.next)}</span></button>
</div>
<p class="save-status" id="save-status" role="status"></p>
</div>
</footer>
<script type="application/json" id="course-data">${scriptJson(data)}</script>
</body>
</html>
`
}

function contentsEntry({ title }: PageScreen, index: number): string {
  return `<li><button type="button" class="contents-entry"><span class="contents-number">${index + 1}</span><span>${escapeHtml(title)}<span class="contents-state"></span></span></button></li>`
}

function screenHtml({ id, title, lessonTitle, html }: PageScreen, index: number): string {
  const className = ['screen', index === 0 ? 'is-current' : '', id === 'screen-end' ? 'screen-end' : '']
    .filter(Boolean)
    .join(' ')
  const lesson = lessonTitle ? `<p class="screen-lesson">${escapeHtml(lessonTitle)}</p>\n` : ''
  return `<section class="${className}" id="${id}" aria-labelledby="${id}-title">
${lesson}<h2 class="screen-title" id="${id}-title" tabindex="-1">${escapeHtml(title)}</h2>
<div class="screen-body">
${html}
</div>
</section>`
}
