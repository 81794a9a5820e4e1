export class CaptionsError extends Error {
  constructor(readonly code: 'broken' | 'no_cues') {
    super(code === 'broken' ? 'This is no WebVTT or SubRip file.' : 'There is no cue in it.')
    this.name = 'CaptionsError'
  }
}

const CUES_MAX = 20_000
const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`
const TIMING = new RegExp(String.raw`^\s*${TIME}[ \t]+-->[ \t]+${TIME}(.*)$`)
const SUBRIP_TIMING = new RegExp(String.raw`^\s*(\d{1,2}):([0-5]\d):([0-5]\d),(\d{3})[ \t]+-->`)
/** WebVTT section 4.4: what a cue may say about its place; regions are left out with their definitions. */
const SETTING =
  /^(?:vertical:(?:rl|lr)|line:-?[\d.]+%?(?:,(?:start|center|end))?|position:[\d.]+%(?:,[a-z-]+)?|size:[\d.]+%|align:(?:start|center|end|left|right))$/
/** WebVTT section 4.2.2, but for classes: what a player without a style sheet shows. */
const TAG = /^<(?:\/?(?:b|i|u|ruby|rt|v|lang)|(?:v|lang)[ \t]+[^<>&]{1,100})>$/

/**
 * Captions written anew from what was understood of them: cues with their times, places and words. Style sheets, regions,
 * notes and any other markup stay behind. SubRip files become WebVTT.
 */
export function cleanCaptions(bytes: Buffer): string {
  const blocks = decode(bytes)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
  const cues = blocks.flatMap((block) => readCue(block) ?? [])
  const isCaptions =
    /^WEBVTT(?:[ \t\n]|$)/.test(blocks[0] ?? '') || SUBRIP_TIMING.test(blocks[0]?.split('\n')[1] ?? '')
  if (!isCaptions || cues.length > CUES_MAX) throw new CaptionsError('broken')
  if (cues.length === 0) throw new CaptionsError('no_cues')
  return `WEBVTT\n\n${cues.join('\n\n')}\n`
}

function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\0', '')
  } catch (cause) {
    throw Object.assign(new CaptionsError('broken'), { cause })
  }
}

function readCue(block: string): string | null {
  const lines = block.split('\n').filter((line, index) => index > 0 || line.trim() !== '')
  // What stands before the times is a number or a name; in SubRip files without empty lines it would be cue text.
  const at = lines.findIndex((line, index) => index < 2 && TIMING.test(padded(line)))
  if (at === -1 || /^(?:STYLE|REGION|NOTE)\b/.test(lines[0] ?? '')) return null
  const [, h1 = '00', m1, s1, ms1, h2 = '00', m2, s2, ms2, rest = ''] =
    TIMING.exec(padded(lines[at] ?? '')) ?? []
  const start = `${h1}:${m1}:${s1}.${ms1}`
  const end = `${h2}:${m2}:${s2}.${ms2}`
  if (inMs(end) <= inMs(start)) return null
  const settings = rest.split(/[ \t]+/).filter((setting) => SETTING.test(setting))
  const words = lines
    .slice(at + 1)
    .map(cleanLine)
    .filter((line) => line.trim() !== '')
  return words.length === 0 ? null : [`${[start, '-->', end, ...settings].join(' ')}`, ...words].join('\n')
}

/** SubRip writes hours with one digit now and then. */
const padded = (line: string): string => line.replace(/(^|\s)(\d:[0-5]\d:[0-5]\d[.,])/g, '$10$2')

function inMs(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/** One line of words: known tags stay, other markup goes, and what remains of `<` and `&` is written as it has to be. */
function cleanLine(line: string): string {
  return line
    .split(/(<[^<>]*>)/)
    .map((part) => {
      if (/^<[^<>]*>$/.test(part)) return TAG.test(part) ? part : ''
      return part
        .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
    })
    .join('')
    .replace(/[\p{Cc}]/gu, ' ')
}
