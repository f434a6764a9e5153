import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Resolve as Node does: otherwise Vite and Node each load a copy of graphql of their own.
  ssr: { resolve: { conditions: ['node', 'module-sync'], mainFields: [] } },
  test: {
    include: ['{src,test}/**/*.test.ts'],
    // The longer proofs have a suite of their own: vitest.long.config.ts.
    exclude: [...configDefaults.exclude, '**/*.long.test.ts'],
    // A package may have tests of one kind only; its scripts are there for the first of the other.
    passWithNoTests: true,
    // Test files change nothing that they share, so a worker may read our modules once for all of them:
    // reading them anew for each file took longer than the tests.
    isolate: false,
    setupFiles: [new URL('vitest.setup.ts', import.meta.url).pathname],
    // A safety net, not a measurement: the proofs against the simulator share two cores with others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.vitest/report.json' }]],
  },
});
