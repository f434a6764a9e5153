import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Asks the built commands about the store that both apps have just left. Throws when one ends badly, or
 * tells anything else than what has happened.
 *
 * @param agentId - about whom GraphQL was asked
 */
export async function askCommands(
  variables: Record<string, string>,
  agentId: string,
): Promise<void> {
  const ask = async (tool: string, ...args: string[]) => runBundle(tool, args, variables);

  const status = JSON.parse(await ask('sync', '--status', '--json'));
  assert.ok('halfHours' in status, 'sync does not tell how far it is');
  const keys = JSON.parse(await ask('keys', 'list', '--json'));
  assert.ok(Array.isArray(keys), 'keys lists none');
  const { findings } = JSON.parse(await ask('doctor', '--json'));
  assert.ok(findings.length > 3, 'the doctor has looked at nothing');
  const entries = await ask('audit', '--about', agentId, '--format', 'json');
  assert.match(entries, /"anyone"/u, 'the audit does not know that GraphQL was asked');
  assert.match(await ask('forget', agentId, '--dry-run'), /^Would be erased:/u);
}

/** What `tools/<name>/dist/main.js` prints, with nothing in its environment but these variables. */
async function runBundle(
  name: string,
  args: readonly string[],
  variables: Record<string, string>,
): Promise<string> {
  const main = fileURLToPath(new URL(`../../${name}/dist/main.js`, import.meta.url));
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [main, ...args], { env: variables });
  return stdout;
}
