import type { Receiver } from '@slack/bolt';

/** Slack does not let the bot in. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}

/**
 * Begins to hear from Slack. Over HTTP there is nothing to do; in Socket Mode it connects.
 *
 * @throws ConnectError when Slack refuses, or can't be reached
 */
export async function connect(receiver: Receiver): Promise<void> {
  try {
    await receiver.start();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectError(
      `Can’t connect to Slack in Socket Mode: ${why} Look at SLACK_APP_TOKEN: it needs the scope ` +
        'connections:write, and Socket Mode has to be on in the settings of the Slack app.',
      { cause },
    );
  }
}
