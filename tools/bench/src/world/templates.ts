import { conversationsOf } from '../fold-pages.ts';
import { DAY_MS, toLegs } from '../measured.ts';
import { dateOf } from './dates.ts';
import { organisation } from './organisation.ts';
import { detailsPages, SPAN } from './pages.ts';

/** A conversation of the simulator's, cut into text so that it can be told with other ids and dates. */
export interface Template {
  readonly pieces: readonly Piece[];
  /** Which of the team's agents it is about. */
  readonly agent: number;
  /** Genesys' tHandle of all its legs, ms. */
  readonly tHandleMs: number;
}

/** Text as it is; the conversation's id; its nth day, 0 being that of its start; the nth agent's id. */
type Piece = string | { readonly id: true } | { readonly day: number } | { readonly agent: number };

/** Agents who work together, and conversations that they had on one day. */
export interface Team {
  readonly size: number;
  readonly templates: readonly Template[];
}

/** Templates of each agent at most: enough variety, and few to keep. */
const EACH = 8;

/** A team of about `agents` with templates of what the simulator has it do on one day. */
export async function makeTeam(agents: number): Promise<Team> {
  const pages = await detailsPages(organisation(agents));
  const dates = [dateOf(SPAN.startMs), dateOf(SPAN.startMs + DAY_MS)];
  const conversations = pages
    .flatMap((page) => conversationsOf(JSON.parse(page)))
    .filter((conversation) =>
      datesOf(conversation).every((date, nth) =>
        nth === 0 ? date === dates[0] : dates.includes(date),
      ),
    );
  const legs = toLegs(conversations).conversations.flatMap((read) => read.legs);
  const agentIds = [...new Set(legs.map(({ agentId }) => agentId))];
  const templates = conversations.flatMap((one) => templateOf(one, agentIds, dates));
  const byAgent = Map.groupBy(templates, ({ agent }) => agent);
  return {
    size: agentIds.length,
    templates: [...byAgent.values()].flatMap((own) => own.slice(0, EACH)),
  };
}

/** The dates of all its instants, that of its start first. */
function datesOf(conversation: unknown): string[] {
  const found = JSON.stringify(conversation).matchAll(/(\d{4}-\d\d-\d\d)T/g);
  return Array.from(found, ([, date = '']) => date);
}

function templateOf(
  conversation: unknown,
  agentIds: readonly string[],
  dates: readonly string[],
): Template[] {
  const [read] = toLegs([conversation]).conversations;
  const [leg] = read?.legs ?? [];
  if (read === undefined || leg === undefined) return [];
  const ids = read.legs.map(({ agentId }) => agentId);
  const replaced = new RegExp(`(${[read.conversationId, ...dates, ...ids].join('|')})`);
  const pieces = JSON.stringify(conversation)
    .split(replaced)
    .map((piece): Piece => {
      if (piece === read.conversationId) return { id: true };
      if (dates.includes(piece)) return { day: dates.indexOf(piece) };
      return ids.includes(piece) ? { agent: agentIds.indexOf(piece) } : piece;
    });
  const emissions = read.legs.flatMap(({ emissions: own }) => own);
  const handled = emissions.filter(({ metric }) => metric === 'tHandle');
  return [
    {
      pieces,
      agent: agentIds.indexOf(leg.agentId),
      tHandleMs: handled.reduce((sum, { valueMs }) => sum + valueMs, 0),
    },
  ];
}
