// Loaded before a program, by NODE_OPTIONS.
import { clockOf } from './fast-clock.ts';
import { quicken } from './quicken.ts';

quicken(clockOf(import.meta.url));
