import type { IncomingMessage } from 'node:http';
import type { Principal } from '@halfhour/core';

/** What tells who pays for an operation. */
export interface Paying {
  readonly principal: Principal;
  /** Over HTTP: the request as Node.js has it. */
  readonly req?: IncomingMessage;
}

/** A name for whose budget an operation is paid from: the principal's, or the address of anyone. */
export function payerOf({ principal, req }: Paying): string {
  return principal.kind === 'anyone' ? (req?.socket.remoteAddress ?? principal.id) : principal.id;
}
