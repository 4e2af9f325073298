/** A reply as tests read it. */

/** A JSON object in a reply; properties are read as tests need them. */
export type Json = { readonly [name: string]: Json } & readonly Json[] & string;
export type Reply = { status: number; headers: Headers; body: Json };

export const replyOf = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  const body = (text === '' ? null : JSON.parse(text)) as Json;
  return { status: response.status, headers: response.headers, body };
};
