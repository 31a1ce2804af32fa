import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: 'test/helpers/property.ts',
    globalSetup: 'test/helpers/build.ts',
    reporters: ['default', './test/helpers/skipped.ts'],
    // Tests set the process's time zone, which only a process of its own can have.
    pool: 'forks',
    maxWorkers: '100%',
    // For what hangs: a loaded machine takes its time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
