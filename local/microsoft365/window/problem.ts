/** The window's server refuses with a code for programs and a sentence for people. */
export const problem = (code: string, message: string) => ({ error: { code, message } });
