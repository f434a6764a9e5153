/** What a refusal says beyond its code. */
export interface RefusalParts {
  /** What exactly is wrong, one line each; sent as `response_metadata.messages`. */
  messages?: readonly string[];
  /** Further fields of the body, such as `needed` and `provided`. */
  fields?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
  /** @default 200, as Slack does but for rate limits and its own trouble */
  status?: number;
}

/** A refusal with one of Slack's error codes. */
export class SlackError extends Error {
  readonly code: string;
  readonly parts: RefusalParts;

  constructor(code: string, parts: RefusalParts = {}) {
    super([code, ...(parts.messages ?? [])].join('; '));
    this.code = code;
    this.parts = parts;
  }

  /** The body of the answer. */
  body(): Record<string, unknown> {
    const messages = this.parts.messages?.map((message) => `[ERROR] ${message}`);
    return {
      ok: false,
      error: this.code,
      ...this.parts.fields,
      ...(messages === undefined ? {} : { response_metadata: { messages } }),
    };
  }
}
