// The classic Remix compiler also reads this file, cannot build this app and leaves a half-made public/build behind.
if (/[\\/]remix$/.test(process.argv[1] ?? '') && ['build', 'dev', 'watch'].includes(process.argv[2] ?? '')) {
  throw new Error('This app is built by Vite: use `npm run build` or `npm run dev`.')
}

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverBuildFile: 'index.js',
  ignoredRouteFiles: ['**/.*', '**/*.css', '**/*.test.{ts,tsx}'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // Off because the manifest route it adds has an open denial-of-service advisory in Remix 2.
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true,
    v3_routeConfig: false,
    // Without it the first visit to a page in development re-optimises and throws "Invalid hook call".
    unstable_optimizeDeps: true,
  },
}
