import { attribute, markup, raw, type Html } from '../render/markup.ts'
import { courseStrings, type CourseStrings } from '../runtime/course-strings.ts'
import { type PageData } from '../runtime/page-data.ts'

export type PageScreenHtml = {
  title: string
  /** BCP 47, where the title is in another language than the page. */
  titleLanguage: string | null
  lessonTitle: string | null
  body: string
}

type CoursePageHtml = {
  /** What the script needs; written into the page as data, not as code. */
  data: PageData
  /** By language. */
  screens: Record<string, PageScreenHtml[]>
  endTitle: Record<string, string>
  /** How the page reaches the shared files: empty, or `../`. */
  up: string
}

/**
 * One page of an exported course, whole and readable without its script in the source language; the other languages wait
 * in templates.
 */
export function coursePageHtml({ data, screens, endTitle, up }: CoursePageHtml): string {
  const [language = 'en', ...others] = data.languages
  const strings = courseStrings(language)
  const title = data.title[language] ?? ''
  const sections = (tag: string) => screensHtml(screens[tag] ?? [], endTitle[tag] ?? '')
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(data.driver)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="${up}course/course.css">
<script src="${up}course/course.js" defer></script>
</head>
<body>
<a class="skip" href="#content" data-text="skipToContent">${strings.skipToContent}</a>
<header class="course-header">
<div class="wrap">
<div class="course-bar">
<h1 class="course-title" id="course-title">${title}</h1>
<div class="course-tools">
${data.languages.length > 1 ? languagesHtml(data.languages, strings) : null}<details class="contents" id="contents">
<summary data-text="contents">${strings.contents}</summary>
<ol class="contents-list" id="contents-list" data-label="screens" aria-label="${strings.screens}"></ol>
</details>
</div>
</div>
<div class="course-progress">
<p id="position"></p>
<progress id="progress" max="${(screens[language]?.length ?? 0) + 1}" value="1" data-label="progress" aria-label="${strings.progress}"></progress>
</div>
</div>
</header>
<main id="content" tabindex="-1">
<div class="wrap">
<div class="notice" id="notice" role="status" hidden></div>
<div id="screens" lang="${language}">
${sections(language)}
</div>
</div>
</main>
<footer class="course-footer">
<div class="wrap">
<div class="course-moves">
<button type="button" class="button" id="previous" data-text="previous">${strings.previous}</button>
<button type="button" class="button button-main" id="next"><span id="next-label">${strings.next}</span></button>
</div>
<p class="save-status" id="save-status"></p>
<p class="announcement" id="announcement" aria-live="polite"></p>
</div>
</footer>
${others.map((tag) => markup`<template data-screens="${tag}">${sections(tag)}</template>\n`)}<script type="application/json" id="course-data">${raw(scriptJson(data))}</script>
</body>
</html>
`.text
}

/** No page asks for anything but its own files; statements of cmi5 and xAPI go where the launch says. */
const contentPolicy = (driver: PageData['driver']): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // The colours authors give to words stand in style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    // Captions of pages that are opened from disk stand in the page.
    driver === 'local' ? "media-src 'self' data:" : "media-src 'self'",
    "font-src 'self'",
    `connect-src ${driver === 'cmi5' || driver === 'xapi' ? 'https: http:' : "'none'"}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')

// "</script>" inside a string would end the element; JSON allows the sign to be written as an escape.
const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

/** English and the languages of the Eighth Schedule to the Constitution, each in its own words. */
const OWN_NAMES: Record<string, string> = {
  en: 'English', hi: 'हिन्दी', as: 'অসমীয়া', bn: 'বাংলা', brx: 'बड़ो', doi: 'डोगरी', gu: 'ગુજરાતી', kn: 'ಕನ್ನಡ',
  ks: 'کٲشُر', kok: 'कोंकणी', mai: 'मैथिली', ml: 'മലയാളം', mni: 'ꯃꯤꯇꯩ ꯂꯣꯟ', mr: 'मराठी', ne: 'नेपाली', or: 'ଓଡ଼ିଆ',
  pa: 'ਪੰਜਾਬੀ', sa: 'संस्कृतम्', sat: 'ᱥᱟᱱᱛᱟᱲᱤ', sd: 'سنڌي', ta: 'தமிழ்', te: 'తెలుగు', ur: 'اردو',
} // prettier-ignore

const languagesHtml = (languages: readonly string[], strings: CourseStrings): Html =>
  markup`<div class="languages" role="group" data-label="language" aria-label="${strings.language}">${languages.map(
    (tag, index) =>
      markup`<button type="button" lang="${tag}" data-language="${tag}" aria-pressed="${index === 0 ? 'true' : 'false'}">${OWN_NAMES[tag] ?? tag}</button>`,
  )}</div>\n`

function screensHtml(screens: readonly PageScreenHtml[], endTitle: string): Html {
  const end = {
    title: endTitle,
    titleLanguage: null,
    lessonTitle: null,
    body: '<div id="result"></div>',
  }
  return markup`${[...screens, end].map((screen, index) => screenHtml(screen, index, index === screens.length))}`
}

function screenHtml(
  { title, titleLanguage, lessonTitle, body }: PageScreenHtml,
  index: number,
  isEnd: boolean,
): Html {
  const id = isEnd ? 'screen-end' : `screen-${index + 1}`
  const className = ['screen', index === 0 ? 'is-current' : '', isEnd ? 'screen-end' : '']
    .filter(Boolean)
    .join(' ')
  const lesson = lessonTitle ? markup`<p class="screen-lesson">${lessonTitle}</p>\n` : null
  return markup`<section class="${className}" id="${id}"${attribute('aria-labelledby', `${id}-title`)}>
${lesson}<h2 class="screen-title" id="${id}-title"${attribute('lang', titleLanguage)} tabindex="-1">${title}</h2>
<div class="screen-body">
${raw(body)}
</div>
</section>
`
}
