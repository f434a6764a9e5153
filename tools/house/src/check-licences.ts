// Says which packages that ship are under a licence that is not allowed. Exit code 1 when any is.
import { problemWith } from './licences/allowed.ts';
import { shippedComponents } from './licences/components.ts';

const components = shippedComponents();
const problems = components.map(problemWith).filter((problem) => problem !== undefined);
for (const line of problems) console.error(line);
if (problems.length === 0) console.log(`Licences: all ${components.length} packages are allowed.`);
process.exitCode = problems.length === 0 ? 0 : 1;
