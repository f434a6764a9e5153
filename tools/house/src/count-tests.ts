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

/** Where each test script leaves its report. */
const REPORTS = [
  { script: 'test', report: '.vitest/report.json' },
  { script: 'test:long', report: '.vitest/long.json' },
];

const files = globSync('{packages,apps,tools}/*/package.json', { cwd: root }).flatMap((file) =>
  reportsOf(join(root, file)),
);
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

function reportsOf(manifestFile: string): string[] {
  const { scripts }: Manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return REPORTS.filter(({ script }) => scripts?.[script] !== undefined).map(({ report }) =>
    join(dirname(manifestFile), report),
  );
}
