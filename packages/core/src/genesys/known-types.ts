/** Segment types that Genesys' schema names. Others are counted and told, never dropped in silence. */
export const SEGMENT_TYPES: ReadonlySet<string> = new Set([
  'alert',
  'barging',
  'callback',
  'coaching',
  'contacting',
  'converting',
  'delay',
  'dialing',
  'hold',
  'interact',
  'ivr',
  'monitoring',
  'parked',
  'scheduled',
  'screenmonitoring',
  'sharing',
  'system',
  'transmitting',
  'unknown',
  'uploading',
  'voicemail',
  'wrapup',
]);

/** Media types that Genesys' schema names. */
export const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'callback',
  'chat',
  'cobrowse',
  'email',
  'internalmessage',
  'message',
  'screenmonitoring',
  'screenshare',
  'unknown',
  'video',
  'voice',
]);

/** Routing statuses that Genesys' schema names. */
export const ROUTING_STATUSES: ReadonlySet<string> = new Set([
  'OFF_QUEUE',
  'IDLE',
  'INTERACTING',
  'NOT_RESPONDING',
  'COMMUNICATING',
]);

/** How often each unknown type occurred, under keys like `segmentType:teleport`. */
export type UnknownTypes = Map<string, number>;

/** Counts one more of a type that is not known. */
export function countUnknown(counts: UnknownTypes, key: string, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
