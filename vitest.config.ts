import { defineConfig } from 'vitest/config';
import { bundledPackPlugin } from './src/cli/lib/pack-plugin';

export default defineConfig({
  plugins: [bundledPackPlugin('inline')],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/e2e/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // Two browsers at once would measure each other's load.
          fileParallelism: false,
        },
      },
    ],
  },
});
