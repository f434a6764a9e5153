import type { Part } from '../part.ts';
import { crowd } from './crowd.ts';
import { fetching } from './fetch.ts';
import { fold } from './fold.ts';
import { graphql } from './graphql.ts';
import { load } from './load.ts';
import { luxon } from './luxon.ts';
import { memory } from './memory.ts';
import { requests } from './requests.ts';
import { slack } from './slack.ts';
import { store } from './store.ts';

/** Every measurement, in the order of docs/performance.md. */
export const PARTS: readonly Part[] = [
  fold,
  luxon,
  fetching,
  memory,
  requests,
  graphql,
  store,
  slack,
  load,
  crowd,
];
