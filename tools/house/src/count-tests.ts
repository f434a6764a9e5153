// Adds up what every package's tests reported and says it in one line, for whoever reads CI.
// Exit code 1 when a package left no report, or a test failed.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
}

const files = globSync('{packages,apps,tools}/*/package.json', { cwd: root })
  .map((file) => join(root, file))
  .filter(hasTests)
  .map((file) => join(dirname(file), '.vitest/report.json'));
const missing = files.filter((file) => !existsSync(file));
for (const file of missing) console.error(`No test report at ${file}: the tests did not finish.`);

const reports = files
  .filter((file) => existsSync(file))
  .map((file): VitestReport => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count: (report: VitestReport) => number) =>
  reports.reduce((total, report) => total + count(report), 0);

console.log(
  `${sum((report) => report.numPassedTests)} passed, ` +
    `${sum((report) => report.numFailedTests)} failed, ` +
    `${sum((report) => report.numPendingTests)} skipped`,
);
process.exitCode = missing.length === 0 && reports.every(({ success }) => success) ? 0 : 1;

function hasTests(manifestFile: string): boolean {
  const manifest: Manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return manifest.scripts?.['test'] !== undefined;
}
