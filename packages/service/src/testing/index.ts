export { startCollector, type Collector } from './collector.ts';
export { freePort } from './free-port.ts';
export { scrape } from './scrape.ts';
