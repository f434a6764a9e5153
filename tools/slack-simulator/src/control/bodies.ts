import * as z from 'zod';
import { faultSchema } from '../http/faults.ts';

const user = z.string();
const surface = z.union([
  z.object({ message: z.object({ channelId: z.string(), ts: z.string() }) }),
  z.object({ view: z.object({ id: z.string() }) }),
]);
const chosen = z.union([z.string(), z.array(z.string())]);
const element = { user, actionId: z.string(), blockId: z.string().exactOptional() };
const view = z.object({ id: z.string() });

/** How many answers of the app are waited for before the exchange is told. */
const answers = z.int().min(0).max(5).default(0);

/** The bodies of the controls: the arguments of the functions of the same name. */
export const bodies = {
  command: z.object({
    user,
    channel: z.string(),
    text: z.string().exactOptional(),
    command: z.string().startsWith('/').exactOptional(),
    answers,
  }),
  press: z.intersection(surface, z.object({ ...element, answers })),
  choose: z.intersection(surface, z.object({ ...element, value: chosen, answers })),
  suggest: z.intersection(surface, z.object({ ...element, query: z.string() })),
  submit: z.object({ user, view, values: z.record(z.string(), chosen).exactOptional() }),
  closeModal: z.object({ user, view }),
  openHome: z.object({ user }),
  event: z.record(z.string(), z.unknown()),
  send: z.object({
    body: z.string(),
    contentType: z.string().exactOptional(),
    signing: z.enum(['good', 'wrong', 'missing']).exactOptional(),
    timestampSeconds: z.int().exactOptional(),
    headers: z.record(z.string(), z.string()).exactOptional(),
  }),
  say: z.object({
    user,
    channel: z.string(),
    text: z.string().min(1),
    threadTs: z.string().exactOptional(),
  }),
  setBotMember: z.object({ channel: z.string(), isMember: z.boolean() }),
  waitForMessage: z.object({
    channel: z.string().exactOptional(),
    onlyFor: z.string().exactOptional(),
    text: z.string().exactOptional(),
  }),
  /** One, or a list of them. */
  faults: z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(faultSchema)),
} as const;
