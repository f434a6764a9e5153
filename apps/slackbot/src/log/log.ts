export { createLog, type Log } from '@halfhour/service';
