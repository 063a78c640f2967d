import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Tests import rooms as `#room/file.js`; here that means the source, so that a failure names a line of it.
// A test that starts a worker thread or a process names the built file in dist (pretest has built it).
const source = fileURLToPath(new URL('./src/', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^#(.*)\.js$/, replacement: `${source}$1.ts` }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/interop/**', 'test/long/**', '**/node_modules/**'],
    pool: 'forks',
    testTimeout: 20_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'] }
  }
})
