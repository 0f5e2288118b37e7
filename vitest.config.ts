import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/runtimes/**', 'test/terminal/**', 'test/acceptance/**'],
    pool: 'forks',
    setupFiles: ['test/plain-environment.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
