export type Answer = { status: number; body: unknown; type?: string };

/** A refusal as the contract words it. */
export const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message, reference: 'NLC-4F7QK' } },
});
