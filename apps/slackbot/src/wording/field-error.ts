import type { Fault } from '../fault.ts';
import { unescapeSlack } from '../slack-escapes.ts';
import { refusal } from './refusal.ts';

/** A fault as it is told under a field of a form: plain text, in which mentions and code mean nothing. */
export function fieldError(fault: Fault): string {
  const text = refusal(fault)
    .replaceAll('\n', ' ')
    .replaceAll(/<#\w+>/gu, 'that channel')
    .replaceAll(/<@\w+>/gu, 'Whom you chose')
    .replaceAll('`', '');
  return unescapeSlack(text);
}
