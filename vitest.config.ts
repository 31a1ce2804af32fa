import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/helpers/build.ts',
    // Tests set the process's time zone, which only a process of its own can have.
    pool: 'forks',
    testTimeout: 30_000,
  },
});
