/** One call that came to the Web API, a response_url or an upload address. */
export interface LoggedCall {
  /** A method's name, `response_url` or `upload`. */
  method: string;
  /** As they were given, without the token. */
  args: Readonly<Record<string, unknown>>;
  atMs: number;
  /** 0 when the connection was cut or nothing was answered. */
  status: number;
  /** The error code, when it was refused. */
  error: string | undefined;
  /** What exactly was wrong, even where Slack does not tell. */
  problems: readonly string[];
}

/** The calls that came, in order of their answers. */
export interface CallLog {
  record(call: LoggedCall): void;
  all(): readonly LoggedCall[];
  clear(): void;
}

export function createCallLog(): CallLog {
  let calls: LoggedCall[] = [];
  return {
    record: (call) => calls.push(call),
    all: () => calls,
    clear() {
      calls = [];
    },
  };
}
