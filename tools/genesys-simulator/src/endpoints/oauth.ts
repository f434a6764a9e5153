import type { Service } from '../http/endpoint.ts';

/** The form and the credentials of a login. */
export interface Login {
  authorization: string | null;
  contentType: string | null;
  form: string;
}

/** What a login answers: a token, or the refusal in the login host's own form. */
export interface LoginAnswer {
  status: 200 | 400;
  body: Record<string, string | number>;
}

/** `POST /oauth/token`: client credentials only. */
export function logIn(service: Service, login: Login, refused: boolean): LoginAnswer {
  const { clientId, clientSecret, tokenLifetimeSeconds } = service.settings;
  const given = credentialsOf(login.authorization);
  if (refused || given?.id !== clientId) return refuse('invalid_client', 'client not found');
  if (given.secret !== clientSecret) return refuse('invalid_client', 'invalid client secret');
  if (login.contentType?.startsWith('application/x-www-form-urlencoded') !== true)
    return refuse('invalid_request', 'the body must be a form');
  if (new URLSearchParams(login.form).get('grant_type') !== 'client_credentials')
    return refuse('unsupported_grant_type', 'grant_type must be client_credentials');
  return {
    status: 200,
    body: {
      access_token: service.tokens.issue(),
      token_type: 'bearer',
      expires_in: tokenLifetimeSeconds,
    },
  };
}

function refuse(error: string, description: string): LoginAnswer {
  return { status: 400, body: { error, description, error_description: description } };
}

function credentialsOf(authorization: string | null): { id: string; secret: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id, ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: id!, secret: secret.join(':') };
}
