import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';

export const ISSUER = 'https://login.example.com/';
export const AUDIENCE = 'halfhour';

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'] | Uint8Array;

/** What a test says of a token; the rest is as it should be. */
interface TokenWords {
  readonly claims?: Record<string, unknown>;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now; `null`: it says nothing of when it ends. */
  readonly expiresInSeconds?: number | null;
  readonly validInSeconds?: number;
  readonly key?: Key;
}

/** Somebody who issues tokens, with their keys at an address of this machine. */
export async function startIssuer(nowMs: () => number) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const { privateKey: strangersKey } = await generateKeyPair('RS256');
  const keySet = {
    keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }],
  };
  let reads = 0;
  let isSilent = false;
  const server = createServer((_request, response) => {
    reads += 1;
    response.writeHead(isSilent ? 500 : 200).end(JSON.stringify(keySet));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    /** The public key as anybody can read it. */
    publicPem: await exportSPKI(publicKey),
    strangersKey,
    reads: () => reads,
    silence: () => void (isSilent = true),
    async token(words: TokenWords = {}): Promise<string> {
      const nowSeconds = Math.floor(nowMs() / 1000);
      const { expiresInSeconds = 300, validInSeconds } = words;
      const jwt = new SignJWT({ sub: 'auth0|7', ...words.claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one', ...words.header })
        .setIssuer(words.issuer ?? ISSUER)
        .setAudience(words.audience ?? AUDIENCE);
      if (expiresInSeconds !== null) jwt.setExpirationTime(nowSeconds + expiresInSeconds);
      if (validInSeconds !== undefined) jwt.setNotBefore(nowSeconds + validInSeconds);
      return jwt.sign(words.key ?? privateKey);
    },
    stop: async () => void (await once(server.close(), 'close')),
  };
}
