// Writes dist/THIRD-PARTY.txt: the licences of all that ships, with their texts, as they ask for.
import { writeFileSync } from 'node:fs';
import { shippedComponents } from './licences/components.ts';
import { installedPackages, noticeOf } from './licences/notices.ts';

const HEAD = `Halfhour is under the MIT licence (LICENSE). It depends on what stands below, directly or not, and
its bundles hold what they use of it.`;
const RULE = `\n\n${'-'.repeat(78)}\n\n`;

const installed = installedPackages();
const notices = shippedComponents().map((component) => noticeOf(component, installed));
const file = new URL('../../../dist/THIRD-PARTY.txt', import.meta.url);
writeFileSync(file, `${[HEAD, ...notices].join(RULE)}\n`);
