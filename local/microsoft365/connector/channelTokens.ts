/** Tokens between channel and bot: made by the local login, checked against its published keys. */
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { appId, tenantId } from '../../people.ts';

const signed = z.object({ token: z.string() });

/** A token that a bot accepts as the channel's for this `serviceUrl`; null when the login does not answer. */
export type ChannelSigner = (serviceUrl: string) => Promise<string | null>;

export function createChannelSigner(login: URL): ChannelSigner {
  return async (serviceUrl) => {
    try {
      const reply = await fetch(new URL('/_connector/token', login), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ serviceUrl }),
      });
      return signed.parse(await reply.json()).token;
    } catch {
      return null; // The caller says to the Playground that the login is missing.
    }
  };
}

/** Whether a bot's `Authorization` header is good for the connector: signed by the tenant, made for it, by our application. */
export function createBotTokenCheck(login: URL): (authorization: string | undefined) => Promise<boolean> {
  const keys = createRemoteJWKSet(new URL(`/${tenantId}/discovery/v2.0/keys`, login));
  return async (authorization) => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    try {
      const { payload } = await jwtVerify(token, keys, {
        audience: 'https://api.botframework.com',
        algorithms: ['RS256'],
      });
      return payload.appid === appId || payload.azp === appId;
    } catch {
      return false; // Whatever is wrong with it, the answer is 401.
    }
  };
}
