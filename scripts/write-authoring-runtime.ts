import { writeFileSync } from 'node:fs'
import { buildAuthoringRuntime } from './build-authoring-runtime.ts'

const file = new URL('../packages/authoring/src/export/generated/course-runtime.ts', import.meta.url)
writeFileSync(file, await buildAuthoringRuntime())
console.log('Wrote packages/authoring/src/export/generated/course-runtime.ts')
