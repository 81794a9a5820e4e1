import path from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname

/** Builds the wrapper scripts that the content origin serves: one for each standard, named without a hash. */
export default defineConfig({
  root: here,
  publicDir: false,
  build: {
    outDir: path.resolve(here, '../../build/player'),
    emptyOutDir: true,
    target: 'es2020',
    modulePreload: false,
    rollupOptions: {
      input: {
        scorm12: path.resolve(here, 'src/browser/scorm12.ts'),
        scorm2004: path.resolve(here, 'src/browser/scorm2004.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
