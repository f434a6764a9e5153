/** The environment that `dev` was started in, as read from it once. */
export interface DevEnvironment {
  /** Whether a Genesys Cloud organisation is configured. */
  readonly hasGenesys: boolean;
  /** Whether a Slack workspace is configured. */
  readonly hasSlack: boolean;
  /** Everything, to hand on to the apps. */
  readonly variables: Readonly<NodeJS.ProcessEnv>;
}

export function readDevEnvironment(variables: NodeJS.ProcessEnv = process.env): DevEnvironment {
  return {
    hasGenesys: isSet(variables['GENESYS_CLIENT_ID']),
    hasSlack: isSet(variables['SLACK_BOT_TOKEN']),
    variables,
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
