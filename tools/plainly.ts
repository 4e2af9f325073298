/** How a tool ends: an expected failure is a sentence, not a stack. */

/** A failure that the person can do something about; the message says what. */
export class ToolError extends Error {}

const plainNames = new Set(['ConfigurationError', 'SiteProblem', 'ToolError']);

/** Runs the tool; what it throws is told and makes the exit code 1. */
export const plainly = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const plain = error instanceof Error && (error instanceof ToolError || plainNames.has(error.name));
    console.error(plain ? error.message : error);
    process.exitCode = 1;
  }
};
