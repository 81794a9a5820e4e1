import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('app/tailwind.css', 'utf8')
const [lightBlock = '', darkBlock = ''] = css
  .slice(css.indexOf(':root {'), css.indexOf('@theme'))
  .split('@variant dark')

const tokensIn = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k = '', v = '']) => [k, v]))
const LIGHT = tokensIn(lightBlock)
const THEMES = { light: LIGHT, dark: new Map([...LIGHT, ...tokensIn(darkBlock)]) }

/** Relative luminance and contrast: WCAG 2.2, definitions. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [bright = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (bright + 0.05) / (dark + 0.05)
}

const TEXT_ON = [
  ...['background', 'card', 'muted', 'primary-subtle'].flatMap((on) =>
    ['foreground', 'muted-foreground', 'primary', 'danger'].map((text) => [text, on]),
  ),
  ...['info', 'success', 'warning', 'danger'].flatMap((tone) => [
    [tone, `${tone}-subtle`],
    ['foreground', `${tone}-subtle`],
  ]),
  ['primary-foreground', 'primary'],
  ['primary-foreground', 'primary-hover'],
  ['primary-subtle-foreground', 'primary-subtle'],
  ['danger-foreground', 'danger'],
  ['danger-foreground', 'danger-hover'],
  ['accent-foreground', 'accent-subtle'],
  ['brand-foreground', 'brand'],
]
const SHAPE_ON = ['background', 'card'].flatMap((on) =>
  ['input', 'ring', 'primary', 'success', 'danger'].map((shape) => [shape, on]),
)

for (const [theme, tokens] of Object.entries(THEMES)) {
  const tooFaint = (pairs: string[][], least: number) =>
    pairs
      .map(([one = '', two = '']) => ({
        pair: `${one} on ${two}`,
        ratio: contrast(tokens.get(one) ?? '', tokens.get(two) ?? ''),
      }))
      .filter(({ ratio }) => !(ratio >= least))

  test(`text reaches 4.5:1 in the ${theme} theme`, () => {
    expect(tooFaint(TEXT_ON, 4.5)).toEqual([])
  })

  test(`borders of controls and focus rings reach 3:1 in the ${theme} theme`, () => {
    expect(tooFaint(SHAPE_ON, 3)).toEqual([])
  })
}
