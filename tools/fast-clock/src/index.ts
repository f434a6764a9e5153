export { type FastClock, nodeOptions, type Quickened, shownMs } from './fast-clock.ts';
export { quickenedDatabase } from './quickened-database.ts';
export { quicken } from './quicken.ts';
