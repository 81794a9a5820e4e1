/** What Word writes before a point of a list: `mso-list:l0 level2 lfo1`. */
const LIST = /mso-list:\s*l(\d+)\s+level(\d+)/i
const BULLET = /^[\s\u00a0]*[·•▪◦‣§Øüo\uf0b7\uf0a7\uf0d8-]?[\s\u00a0]*$/i

/**
 * Word puts lists on the clipboard as paragraphs with the bullet written out and the depth in a style. Makes real lists of
 * them, nested as deep as they were, and takes the written bullets off.
 */
export function wordLists(document: Document): void {
  for (const run of runsOf(document)) {
    const [first] = run
    if (!first) continue
    const place = document.createElement('div')
    first.replaceWith(place)
    place.replaceWith(buildList(document, run))
  }
}

/** Points that stand one after the other. */
function runsOf(document: Document): Element[][] {
  const runs: Element[][] = []
  let before = null as { point: Element; list: string } | null
  for (const point of [...document.body.querySelectorAll('p[style], h1[style], h2[style], h3[style]')]) {
    const list = LIST.exec(point.getAttribute('style') ?? '')?.[1]
    if (list === undefined) continue
    const run = runs[runs.length - 1]
    if (run && before?.list === list && point.previousElementSibling === before.point) run.push(point)
    else runs.push([point])
    before = { point, list }
  }
  return runs
}

function buildList(document: Document, points: Element[]): Element {
  const open: { level: number; list: Element }[] = []
  let root: Element | null = null
  for (const point of points) {
    const level = Number(LIST.exec(point.getAttribute('style') ?? '')?.[2] ?? 1)
    const isOrdered = takeMark(point)
    while (open.length > 1 && (open[open.length - 1]?.level ?? 0) > level) open.pop()
    let top = open[open.length - 1]
    if (!top || top.level < level) {
      const list = document.createElement(isOrdered ? 'ol' : 'ul')
      const host = top?.list.lastElementChild
      if (host) host.append(list)
      else root ??= list
      top = { level, list }
      open.push(top)
    }
    const item = document.createElement('li')
    const line = document.createElement('p')
    line.append(...point.childNodes)
    item.append(line)
    top.list.append(item)
    point.remove()
  }
  return root ?? document.createElement('ul')
}

/** Takes the written bullet or number off; true when it was a number or a letter. */
function takeMark(point: Element): boolean {
  const mark = point.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]')
  const words = mark?.textContent ?? ''
  mark?.remove()
  return mark !== null && !BULLET.test(words)
}
