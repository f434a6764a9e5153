/**
 * A signal of Node's own that aborts when this one does. Over HTTP a request's signal is a stand-in
 * of @whatwg-node/server: once anyone has made another from it with `AbortSignal.any`, as Genesys
 * clients do for time-outs, it tells those no more who listen to itself.
 */
export function nativeSignal(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    controller.abort(signal.reason);
  };
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller.signal;
}
