import { defineConfig } from 'vitest/config'

/** The cases that need a terminal: `npx vitest run --config test/terminal/vitest.config.ts`. */
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default defineConfig({
  test: {
    include: ['test/terminal/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 20_000,
    // A runtime that starts on a busy machine may come later than the keys that a case presses; what
    // passes at a later go only is told as such.
    retry: 1,
  },
})
