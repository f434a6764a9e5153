// Adds up what every package's tests reported and says it in one line, after the names of those
// that failed and why: whoever reads CI looks at its end.
// Exit code 1 when a package left no report, or a test failed.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  /** Why the file as a whole failed, if it did. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[] | null;
  }[];
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
}

/** The most of a failure's reason: a difference of two answers can be thousands of lines. */
const MAX_REASON_LENGTH = 1_000;

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

for (const failure of reports.flatMap(failuresOf)) console.error(failure);
console.log(
  `${sum((report) => report.numPassedTests)} passed, ` +
    `${sum((report) => report.numFailedTests)} failed, ` +
    `${sum((report) => report.numPendingTests)} skipped`,
);
process.exitCode = missing.length === 0 && reports.every(({ success }) => success) ? 0 : 1;

function failuresOf({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const reasons = failed.map((test) => [test.fullName, ...(test.failureMessages ?? [])]);
    const ofFile = message === '' || failed.length > 0 ? [] : [[message]];
    return [...reasons, ...ofFile].map(
      (lines) => `FAILED ${relative(root, name)}: ${withoutForeignFrames(lines.join('\n'))}`,
    );
  });
}

function withoutForeignFrames(reason: string): string {
  return reason
    .replaceAll(/^\s+at .*(?:node_modules|node:|new Promise|Promise\.all).*\n?/gmu, '')
    .slice(0, MAX_REASON_LENGTH)
    .trimEnd();
}

function reportsOf(manifestFile: string): string[] {
  const { scripts }: Manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return REPORTS.filter(({ script }) => scripts?.[script] !== undefined).map(({ report }) =>
    join(dirname(manifestFile), report),
  );
}
