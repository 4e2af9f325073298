/** The service's import door, as the tool uses it. */
import { type ImportReply, importReplySchema, problemSchema } from '#core/contract/api.ts';
import { ToolError } from '../plainly.ts';

export type ImportService = {
  upload(name: string, feed: string | undefined, file: Uint8Array): Promise<ImportReply>;
  apply(id: string): Promise<ImportReply>;
  show(id: string): Promise<ImportReply>;
  /** How many events or bookings are not yet in step with Microsoft 365. */
  waiting(): Promise<number>;
};

const refusalOf = async (reply: Response): Promise<ToolError> => {
  const problem = problemSchema.safeParse(await reply.json().catch(() => null));
  if (!problem.success) return new ToolError(`The service answered ${reply.status} without saying why.`);
  const { code, message, reference } = problem.data.error;
  return new ToolError(
    code === 'unauthenticated'
      ? 'The service does not know this tool: check CLIENT_ID, CLIENT_SECRET and the app role importer.'
      : `${message} (${reference})`,
  );
};

/** @param token gives an access token for the service */
export const importService = (publicUrl: string, token: () => Promise<string>): ImportService => {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: `Bearer ${await token()}` };
    const reply = await fetch(`${publicUrl}/api/${path}`, { ...init, headers }).catch((error: unknown) => {
      throw new ToolError(
        `The service at ${publicUrl} does not answer. Is it running? Start it with npm start.`,
        { cause: error },
      );
    });
    if (!reply.ok) throw await refusalOf(reply);
    return reply;
  };
  const asImport = async (reply: Promise<Response>): Promise<ImportReply> =>
    importReplySchema.parse(await (await reply).json());
  return {
    upload: (name, feed, file) => {
      const query = new URLSearchParams({ name, ...(feed && { feed }) });
      return asImport(call(`imports?${query}`, { method: 'POST', body: new Uint8Array(file) }));
    },
    apply: (id) => asImport(call(`imports/${id}/apply`, { method: 'POST' })),
    show: (id) => asImport(call(`imports/${id}`)),
    waiting: async () => ((await (await call('health')).json()) as { waiting: number }).waiting,
  };
};
