import { Irregular } from './irregular.ts';
import { JsonScanner } from './json-scanner.ts';
import { type Scan, scanConversation } from './scan-conversation.ts';
import { ScanTexts } from './scan-texts.ts';
import { ScannedConversation } from './scanned-conversation.ts';

const CONVERSATIONS = Buffer.from('conversations');

const decoder = new TextDecoder();

/**
 * What `JSON.parse` makes of an answer that lists conversations, but for each conversation that is in
 * its form, of which only the legs are read: a {@link ScannedConversation}. The others are as they came.
 * Throws a SyntaxError for what is not JSON.
 */
export function readConversationPage(bytes: Uint8Array): unknown {
  const steps = conversationPageSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of a conversation: a page of a thousand takes some tenths of a second. */
export function* conversationPageSteps(bytes: Uint8Array): Generator<undefined, unknown> {
  try {
    return yield* scanPage(bytes);
  } catch (error) {
    if (!(error instanceof Irregular)) throw error;
    return JSON.parse(decoder.decode(bytes));
  }
}

function* scanPage(bytes: Uint8Array): Generator<undefined, unknown> {
  const scanner = new JsonScanner(bytes);
  const scan = { scanner, texts: new ScanTexts(scanner) };
  let list: { readonly items: unknown[]; readonly from: number; readonly to: number } | null = null;
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (scanner.keyIs(CONVERSATIONS)) {
      if (list !== null) throw new Irregular();
      const from = scanner.at;
      list = { items: yield* scanConversations(scan), from, to: scanner.at };
    } else scanner.skip();
  }
  if (list === null || !scanner.isDone()) throw new Irregular();
  const { items, from, to } = list;
  const rest = `${decoder.decode(bytes.subarray(0, from))}[]${decoder.decode(bytes.subarray(to))}`;
  return { ...JSON.parse(rest), conversations: items };
}

function* scanConversations(scan: Scan): Generator<undefined, unknown[]> {
  const { scanner } = scan;
  const items: unknown[] = [];
  for (let more = scanner.enterList(); more; more = scanner.nextItem()) {
    const from = scanner.at;
    items.push(scannedOrParsed(scan, from));
    yield;
  }
  return items;
}

function scannedOrParsed(scan: Scan, from: number): unknown {
  const { scanner } = scan;
  try {
    const legs = scanConversation(scan);
    return new ScannedConversation(legs, scanner.bytes, from, scanner.at);
  } catch (error) {
    if (!(error instanceof Irregular)) throw error;
    scanner.at = from;
    scanner.skip();
    return JSON.parse(decoder.decode(scanner.bytes.subarray(from, scanner.at)));
  }
}
