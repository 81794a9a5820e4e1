import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

const runtime = (name: string) =>
  fileURLToPath(new URL(`../packages/authoring/src/runtime/${name}`, import.meta.url))

/** The module an export takes the script and the style of its pages from, as text. */
export async function buildAuthoringRuntime(): Promise<string> {
  const [script, style] = await Promise.all([bundle('main.ts'), bundle('course.css')])
  return `// Written by \`npm run authoring:runtime\` from src/runtime; a test holds it against its sources.
export const COURSE_SCRIPT = ${JSON.stringify(script)}
export const COURSE_STYLE = ${JSON.stringify(style)}
`
}

/** One file for browsers of the last five years; the script in a function of its own. */
async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [runtime(name)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: name.endsWith('.css') ? ['chrome87', 'firefox78', 'safari14'] : 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
