// Loaded before a program, by NODE_OPTIONS.
import { clockOf, quickenedOf } from './fast-clock.ts';
import { quicken } from './quicken.ts';

quicken(clockOf(import.meta.url), quickenedOf(import.meta.url));
