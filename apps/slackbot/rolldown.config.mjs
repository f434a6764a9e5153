import { defineConfig } from 'rolldown';

const shared = { platform: 'node', external: ['@resvg/resvg-js'] };

export default defineConfig([
  {
    ...shared,
    input: 'src/main.ts',
    output: { file: 'dist/main.js', codeSplitting: false },
  },
  {
    // Pictures are drawn in a thread, which is started from a file of its own beside the app.
    ...shared,
    input: 'src/pictures/render-worker.ts',
    output: { file: 'dist/render-worker.js', codeSplitting: false },
  },
]);
