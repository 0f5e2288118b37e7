import { defineConfig } from 'vitest/config'

/** The promises to a newcomer, tried in a fresh clone: `npm run acceptance`. Slow. */
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default defineConfig({
  test: {
    include: ['test/acceptance/**/*.test.ts'],
    setupFiles: ['test/plain-environment.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
})
