import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: 'test/helpers/property.ts',
    globalSetup: 'test/helpers/build.ts',
    // Tests set the process's time zone, which only a process of its own can have.
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
