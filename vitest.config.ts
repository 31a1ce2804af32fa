import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: 'test/helpers/setup.ts',
    globalSetup: 'test/helpers/build.ts',
    reporters: ['default', './test/helpers/skipped.ts'],
    // Tests set the process's time zone, which only a process of its own can have. Each process runs many files, so that
    // it loads the program once.
    pool: 'forks',
    isolate: false,
    maxWorkers: '100%',
    // For what hangs: a loaded machine takes its time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
