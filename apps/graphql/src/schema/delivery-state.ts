import { builder } from '../builder.ts';

/** What became of a digest. */
export const DeliveryStateType = builder.enumType('DeliveryState', {
  description: 'What became of a digest.',
  values: {
    PENDING: { value: 'pending', description: 'It is planned.' },
    RETRY: { value: 'retry', description: 'It was begun, and will be tried again.' },
    SENDING: { value: 'sending', description: 'It is being posted.' },
    SENT: { value: 'sent', description: 'Its message is in the channel.' },
    UNKNOWN: {
      value: 'unknown',
      description: 'It may be in the channel; nobody can look, and so it is not posted again.',
    },
    SKIPPED: { value: 'skipped', description: 'It is not posted, for a reason.' },
    DEAD: { value: 'dead', description: 'It could not be posted.' },
  } as const,
});
