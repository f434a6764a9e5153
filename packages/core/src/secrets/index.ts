export { clean, createCleaner, withoutSecrets } from './clean.ts';
export { secretsIn } from './secrets-in.ts';
