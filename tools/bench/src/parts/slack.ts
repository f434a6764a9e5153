import { percentile } from '../measure/percentile.ts';
import { ratio, spreadOf } from '../measure/spread.ts';
import type { Finding, Part } from '../part.ts';
import { type Asking, askingAbout } from '../world/asking.ts';
import type { BotNumbers } from '../world/bot-child.ts';

/** Commands of one kind in a round. */
const COMMANDS = 20;

/** What a supervisor waits for, and whom the bot lets wait meanwhile. */
export const slack: Part = {
  name: 'slack',
  title: 'from a command in Slack to the answer, and how long others wait meanwhile',
  async run(rounds) {
    await using few = await askingAbout(20);
    await using many = await askingAbout(200);
    return [
      ...(await everyday('20 agents', few, rounds)),
      ...(await everyday('200 agents', many, rounds)),
      ...(await large('a week of 200 agents', 'last 7 days', many, rounds)),
      ...(await large('a month of 200 agents', '2026-10-20 to 2026-11-19', many, rounds)),
      ...(await heatmap('20 agents × a day', few, rounds)),
      ...(await heatmap('25 of 200 agents × a day', many, rounds)),
    ];
  },
};

const ANSWER = /utilization \d+/u;

/** The same question again and again, and the way there and back alone. */
async function everyday(who: string, asking: Asking, rounds: number): Promise<Finding[]> {
  const help: number[][] = [];
  const today: number[][] = [];
  const spent = await inRounds(rounds, asking, async (counts) => {
    const helps = await several(async () => asking.type('help', /Type words/u));
    await asking.task('lookBack');
    const todays = await several(async () => asking.type('today', ANSWER));
    if (counts) help.push(helps);
    if (counts) today.push(todays);
  });
  const [p50, p95, helpP50] = [at(today, 0.5), at(today, 0.95), at(help, 0.5)];
  return [
    { what: `\`today\`, ${who}: command → answer, p50`, value: spreadOf(p50), unit: 'ms' },
    { what: 'the same, p95', value: spreadOf(p95), unit: 'ms' },
    { what: 'p50 ÷ that of `help`, which reads nothing', value: ratio(p50, helpP50), unit: '×' },
    ...costs(spent, COMMANDS),
  ];
}

async function several(one: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let n = 0; n < COMMANDS; n += 1) samples.push(await one());
  return samples;
}

function at(rounds: readonly number[][], share: number): number[] {
  return rounds.map((samples) => percentile(samples, share));
}

async function large(
  what: string,
  text: string,
  asking: Asking,
  rounds: number,
): Promise<Finding[]> {
  const samples: number[] = [];
  const spent = await inRounds(rounds, asking, async (counts) => {
    const tookMs = await asking.type(text, ANSWER);
    if (counts) samples.push(tookMs);
  });
  return [
    { what: `${what}: command → answer`, value: spreadOf(samples), unit: 'ms' },
    ...costs(spent, 1),
  ];
}

async function heatmap(what: string, asking: Asking, rounds: number): Promise<Finding[]> {
  const drawn: BotNumbers[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const numbers = await asking.task('draw', 'yesterday');
    if (round > 0) drawn.push(numbers);
  }
  const tookMs = drawn.map((one) => one.tookMs);
  const [cpu, stretch] = costs(drawn, 1);
  return [
    { what: `heatmap of ${what}, drawn`, value: spreadOf(tookMs), unit: 'ms' },
    cpu,
    { ...stretch, goal: { is: 'at most', value: 50 } },
  ];
}

/** Rounds after one that does not count. @returns what the bot spent in each */
async function inRounds(
  rounds: number,
  asking: Asking,
  oneRound: (counts: boolean) => Promise<void>,
): Promise<BotNumbers[]> {
  const spent: BotNumbers[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await asking.task('lookBack');
    await oneRound(round > 0);
    const numbers = await asking.task('lookBack');
    if (round > 0) spent.push(numbers);
  }
  return spent;
}

/** @param times - commands a round */
function costs(spent: readonly BotNumbers[], times: number): [Finding, Finding] {
  const cpuMs = spent.map((one) => one.cpuMs / times);
  const stretchMs = spent.map((one) => one.stretchMs);
  return [
    { what: 'CPU time of the bot for it, all threads', value: spreadOf(cpuMs), unit: 'ms' },
    {
      what: 'the longest that all others had to wait meanwhile, CPU time',
      value: spreadOf(stretchMs),
      unit: 'ms',
    },
  ];
}
