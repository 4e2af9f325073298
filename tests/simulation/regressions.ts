/** Seeds that once found something, each with the sentence of what it broke. They are run with every test. */
export const regressions: readonly { seed: string; broke: string }[] = [];
