import { SlackError } from './slack-error.ts';

/** 429. @param retryAfterSeconds - undefined leaves the header out */
export function rateLimited(retryAfterSeconds: number | undefined): SlackError {
  return new SlackError('ratelimited', {
    status: 429,
    ...(retryAfterSeconds === undefined
      ? {}
      : { headers: { 'Retry-After': String(retryAfterSeconds) } }),
  });
}
