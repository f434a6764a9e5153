export { endInPeace } from './end-in-peace.ts';
export { healthAnswer } from './health/health-answer.ts';
export { createReadiness, type Finding, type Readiness } from './health/readiness.ts';
export { storeDetails } from './health/store-details.ts';
export { listen, ListenError } from './listen.ts';
export { clean } from './log/clean.ts';
export { createLog, type Log } from './log/create-log.ts';
export { errorFields } from './log/error-fields.ts';
export { logDestination } from './log/terminal.ts';
