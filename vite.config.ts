import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import remixConfig from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/** Makes the Express process the entry of the server build; it imports `virtual:remix/server-build`. */
const serverEntry = (file: string): Plugin => ({
  name: 'server-entry',
  // Remix's own config hook overwrites rollupOptions.input, so this one has to come after it.
  enforce: 'post',
  config: (_config, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: file } } } : {}),
})

/** Packages with native code or that start other processes stay outside the server bundle. */
const external = ['lmdb', '@node-rs/argon2', 'sharp', 'vite', 'pdfkit', 'mongoose', 'mongodb', 'bson']

/**
 * What nearly every page needs comes in two files: one that changes with the dependencies, one that changes with the
 * interface. Left alone, Rollup makes some forty of them, which compress worse and ask for more round trips.
 */
function manualChunks(id: string): string | undefined {
  if (
    /node_modules\/(react|react-dom|react-router|react-router-dom|@remix-run|i18next|react-i18next|scheduler|turbo-stream)\//.test(
      id,
    )
  )
    return 'framework'
  // Named one by one, since a file here takes along what it imports: a schema would send zod to every page.
  if (/\/app\/(components\/(ui|shell)\/|lib\/(errors|i18n|i18n\.client|in-language|page-meta)\.ts)/.test(id))
    return 'interface'
  if (/node_modules\/(lucide-react|clsx|class-variance-authority)\//.test(id)) return 'interface'
  return undefined
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix({ ...remixConfig }), serverEntry('./app/server.ts')],
  resolve: { dedupe: ['react', 'react-dom', '@tiptap/core', '@tiptap/pm'] },
  esbuild: { target: 'es2022' },
  // The optimiser of the development server follows routes into what only the server can load.
  optimizeDeps: { esbuildOptions: { target: 'es2022' }, exclude: external },
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    ...(isSsrBuild ? {} : { rollupOptions: { output: { manualChunks } } }),
  },
  ssr: isSsrBuild ? { noExternal: true, external } : {},
  server: { allowedHosts: ['localhost', 'content.localhost'] },
}))
