// A process of ours for tests: brings a database up to date when it is told to with a line, and says
// which migrations it ran or what went wrong.
import { once } from 'node:events';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './postgres/database.ts';
import { migrate } from './postgres/migrate.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { inDatabase } from './testing-servers.ts';

const [options = '{}', name = ''] = process.argv.slice(2);
const server = await startPostgres(JSON.parse(options));
const database = openDatabase(inDatabase(server, name), { applicationName: 'test' });
console.log('ready');
await once(process.stdin, 'data');
process.stdin.pause();
const said: string[] = [];
const log = { info: (line: string) => void said.push(line), warn: () => undefined };
await migrate(database.kysely, migrations, log).catch((error: unknown) => said.push(String(error)));
console.log(said.join(' ') || 'nothing to do');
await database.close();
await server.leave();
