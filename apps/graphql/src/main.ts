import { orSayWhy } from '@halfhour/service';
import { readEnv } from './env.ts';

await orSayWhy(async () => {
  const env = readEnv();
  // Only now: wrong settings are told before anything heavy is loaded.
  const { start } = await import('./start.ts');
  await start(env);
});
