import { configDefaults, defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

/** The longer proofs: many processes, whole days, trouble. `pnpm test:long` and CI run them. */
export default defineConfig({
  ...quick,
  test: {
    ...quick.test,
    include: ['{src,test}/**/*.long.test.ts'],
    exclude: configDefaults.exclude,
    isolate: true,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', ['json', { outputFile: '.vitest/long.json' }]],
  },
});
